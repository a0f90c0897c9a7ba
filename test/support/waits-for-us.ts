import { expect } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../src/platform/db.ts';
import { eventually } from './eventually.ts';

/** Returns once somebody waits for what this transaction holds. */
export const waitsForUs = (tx: Tx): Promise<void> =>
  eventually(async () => {
    const { rows } = await tx.execute(sql`
      select pid from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`);
    expect(rows).not.toEqual([]);
  });
