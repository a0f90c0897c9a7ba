import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../../../bin/embedded-postgres.mjs';
import { postmasterOf } from '../../start/launch.ts';

/** A PostgreSQL that belongs to the test, to be ended and frozen. It keeps what it commits, as in earnest. */
export async function startOwnPostgres() {
  const home = mkdtempSync(join(tmpdir(), 'hallway-own-postgres-'));
  chmodSync(home, 0o711); // when root starts it, it runs as somebody else and has to pass through
  const folder = join(home, 'postgres');
  const postgres = await startEmbeddedPostgres({ folder });
  const guard = parentOf(postmasterOf(folder));
  let stopped: number[] = [];

  function thaw(): void {
    for (const pid of stopped.splice(0)) process.kill(pid, 'SIGCONT');
  }

  return {
    url: postgres.url,
    /** Ends it in the middle of everything (`-m immediate`). Its guard brings it back at the same address. */
    async crash(): Promise<void> {
      const pid = postmasterOf(folder);
      process.kill(pid, 'SIGQUIT');
      while (runs(pid)) await sleep(10);
    },
    /** From now on, what ends stays ended until `thaw`. */
    holdGuard(): void {
      process.kill(guard, 'SIGSTOP');
      stopped.push(guard);
    },
    /** Takes connections and answers nobody, until `thaw`. */
    freeze(): void {
      const server = postmasterOf(folder);
      process.kill(server, 'SIGSTOP'); // first, so that it starts no more of them
      stopped = [...stopped, server];
      for (const pid of childrenOf(server)) {
        process.kill(pid, 'SIGSTOP');
        stopped.push(pid);
      }
    },
    thaw,
    async stop(): Promise<void> {
      thaw();
      await postgres.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

type Process = { pid: number; parent: number; state: string };

function allProcesses(): Process[] {
  const list = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' });
  return list
    .trim()
    .split('\n')
    .map((line) => {
      const [pid, parent, state = ''] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), state };
    });
}

const parentOf = (pid: number): number =>
  Number(allProcesses().find((one) => one.pid === pid)?.parent);
const childrenOf = (pid: number): number[] =>
  allProcesses().flatMap((one) => (one.parent === pid ? [one.pid] : []));
/** False also for one that has ended and whose parent has not taken note of it. */
const runs = (pid: number): boolean =>
  allProcesses().some((one) => one.pid === pid && !one.state.startsWith('Z'));
