import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { residentMiB } from './processor-time.ts';

export type ImportFigures = { seconds: number; peakMiB: number } | undefined;

/** The import of the merged district file by the command line, as a process of its own; needs `HALLWAY_DATA`. */
export async function measureImport(databaseUrl: string): Promise<ImportFigures> {
  const file = join(process.env.HALLWAY_DATA ?? '', 'districts', 'districts_merged.csv');
  if (!process.env.HALLWAY_DATA || !existsSync(file)) return undefined;
  const command = fileURLToPath(new URL('../../bin/hallway.ts', import.meta.url));
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', command, 'districts', 'import', file], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  let peakMiB = 0;
  const look = setInterval(() => {
    try {
      peakMiB = Math.max(peakMiB, residentMiB(Number(child.pid)));
    } catch {
      clearInterval(look); // it has ended
    }
  }, 50);
  const [code] = await once(child, 'exit');
  clearInterval(look);
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  return { seconds: (performance.now() - began) / 1000, peakMiB };
}
