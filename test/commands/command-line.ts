import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../bin/commands/run-command.ts';
import type { World } from '../support/world.ts';

/** The command line over a world, in a folder of its own. `run('people add --name "Ana Ruiz"')` is what one types. */
export function openCommandLine(world: World) {
  const folder = mkdtempSync(join(tmpdir(), 'hallway-commands-'));
  async function run(words: string, env: NodeJS.ProcessEnv = {}) {
    const said: string[] = [];
    const remarked: string[] = [];
    const progress: string[] = [];
    const typed = words.match(/"[^"]*"|\S+/g) ?? [];
    const status = await runCommand(
      typed.map((word) => word.replaceAll('"', '')),
      {
        env: { DATABASE_URL: world.databaseUrl, DATA_FOLDER: join(folder, '.data'), ...env },
        folder,
        now: () => new Date('2026-11-17T15:00:00Z'),
        say: (line) => void said.push(line),
        remark: (line) => void remarked.push(line),
        progress: (line) => void progress.push(line),
      },
    );
    return { status, said: said.join('\n'), remarked: remarked.join('\n'), progress };
  }
  return { folder, run, close: () => rm(folder, { recursive: true }) };
}
