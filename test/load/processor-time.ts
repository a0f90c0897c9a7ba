import { readdirSync, readFileSync } from 'node:fs';
import type pg from 'pg';

const ticksPerSecond = 100; // USER_HZ on every Linux that Node runs on

function fieldsOf(pid: number | string): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Processor time that a process has used, seconds. Undefined where /proc is not there. */
export function processorSeconds(pid: number | string): number | undefined {
  try {
    const fields = fieldsOf(pid);
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return undefined;
  }
}

/** Memory that a process holds, MiB. */
export function residentMiB(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? Number.NaN) / 1024;
}

/** The postmaster behind a connection, when it runs on this machine. */
export async function findPostmaster(pool: pg.Pool): Promise<number | undefined> {
  const { rows } = await pool.query('select pg_backend_pid() as pid');
  try {
    return Number(fieldsOf(rows[0].pid)[1]);
  } catch {
    return undefined;
  }
}

/** Processor time of all servers of a PostgreSQL, seconds. */
export function postgresSeconds(postmaster: number | undefined): number | undefined {
  if (postmaster === undefined) return undefined;
  const servers = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return Number(fieldsOf(name)[1]) === postmaster;
    } catch {
      return false; // ended since it was listed
    }
  });
  return servers.reduce((sum, pid) => sum + (processorSeconds(pid) ?? 0), 0);
}
