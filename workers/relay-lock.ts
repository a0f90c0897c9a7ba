import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { withoutJit } from '../src/platform/db.ts';
import type { RelaySession } from '../src/platform/outbox/relay-steps.ts';

const lock = [1_212_238_913, 1]; // any two numbers that nothing else locks; PostgreSQL keeps databases apart
const askAgainMs = 500;

// The outbox is full at one moment and empty at the next. Plans made while it was empty must not cost the square of what
// comes: tables by their keys, lists that are joined by hashing.
const linear = '-c enable_seqscan=off -c enable_nestloop=off -c enable_mergejoin=off';

/**
 * Waits for the relay's lock, on a connection of its own, and works while it is held.
 *
 * The lock belongs to the connection and the work is done over the same one: when it drops, PostgreSQL frees the lock
 * and nothing more can be done under it. Rejects then, so that the caller begins again.
 */
export async function holdRelayLock(
  databaseUrl: string,
  stopping: AbortSignal,
  work: (session: RelaySession) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'hallway-relay',
    options: `${withoutJit} ${linear}`,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    query_timeout: 12_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
  });
  client.on('error', () => undefined); // the query under way, or the next one, rejects with the same
  await client.connect();
  try {
    // A relay whose machine vanished leaves the lock after some 15 s in place of hours. No effect on a local socket.
    await client.query(
      'set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 3; set tcp_keepalives_count = 3',
    );
    while (!(await tryLock(client))) {
      if (stopping.aborted) return;
      await sleep(askAgainMs, undefined, { signal: stopping }).catch(() => undefined);
    }
    await work(client);
  } finally {
    await client.end().catch(() => undefined); // gone already
  }
}

// Asked again and again rather than waited for: a statement that waits holds back the clearing of dead rows.
async function tryLock(client: pg.Client): Promise<boolean> {
  const text = 'select pg_try_advisory_lock($1, $2) as held';
  const { rows } = await client.query<{ held: boolean }>(text, lock);
  return rows[0]?.held === true;
}
