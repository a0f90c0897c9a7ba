import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('launcher.mjs', import.meta.url));

/** Starts the embedded PostgreSQL from another process, which a test may then kill. */
export async function launch(folder: string, mode = 'kept') {
  const child = spawn(process.execPath, [launcher, folder, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const url of createInterface(child.stdout)) return { child, url };
  throw new Error('The launcher ended before it said where PostgreSQL is');
}

export async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

export const postmasterOf = (folder: string): number =>
  Number(readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);

/** Ids of the processes whose command line names the folder: PostgreSQL and its guard. */
export function processesOf(folder: string): number[] {
  const list = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,command='], { encoding: 'utf8' });
  const mine = list.split('\n').filter((line) => line.includes(folder) && /postgres/.test(line));
  return mine
    .filter((line) => !line.includes('launcher.mjs'))
    .map((line) => Number.parseInt(line, 10));
}

export async function untilNoneOf(folder: string): Promise<void> {
  while (processesOf(folder).length > 0) await sleep(50);
}
