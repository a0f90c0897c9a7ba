import { drizzle, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import pg from 'pg';

type NoSchema = Record<string, never>;

/** What queries take: the pool or a transaction, alike. */
export type Db = PgDatabase<NodePgQueryResultHKT, NoSchema>;
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

const conflicts = new Set(['40001', '40P01']); // serialization failure, deadlock
const attempts = 3;

/** A failure and what caused it, outermost first. Looks at shapes, since libraries throw across realms. */
function* causes(
  error: unknown,
): Generator<{ code?: unknown; message?: unknown; errors?: unknown; syscall?: unknown }> {
  for (
    let at = error;
    typeof at === 'object' && at !== null;
    at = 'cause' in at ? at.cause : null
  ) {
    yield at;
  }
}

/** The SQLSTATE or system code of a failure, also when drizzle wrapped it. */
export function errorCode(error: unknown): string | undefined {
  for (const { code } of causes(error)) if (typeof code === 'string') return code;
  return undefined;
}

/** Thrown in a transaction that finds, once it holds a row, that what it went by has changed: it is run again. */
export class LostRace extends Error {
  readonly code = '40001';
}

/** True when a row was refused because another has the same unique key; its transaction is over. */
export const isTaken = (error: unknown): boolean => errorCode(error) === '23505';

/**
 * For every connection: what Hallway asks is short, and PostgreSQL would sooner or later compile a plan that looks dear,
 * which takes a hundred times as long as running it.
 */
export const withoutJit = '-c jit=off';

/** Opens the pool: every wait is bounded, and a connection that drops never ends the process. */
export function openPool(url: string, options: { max: number; name: string }): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    application_name: options.name,
    options: withoutJit,
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 10_000,
    query_timeout: 15_000,
    keepAlive: true,
  });
  // The pool listens to idle clients only; a checked-out client without a listener would end the process. The query
  // under way rejects with the same error, so there is nothing more to do here.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** The database over a pool. A transaction that lost a race (40001, 40P01) is run again, up to three times in all. */
export function openDb(pool: pg.Pool): Db {
  const db = drizzle({ client: pool, casing: 'snake_case' });
  db.transaction = (run, config) =>
    tryAgain(() => onOneClient(pool, (one) => one.transaction(run, config)));
  return db;
}

/**
 * Lends one client, and always takes it back. drizzle's own pooled transaction keeps a client for good when the
 * connection breaks at `begin`, and hands a broken one to the next; so a restart of PostgreSQL would use up the pool.
 */
async function onOneClient<Result>(
  pool: pg.Pool,
  run: (db: Db) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken = false;
  try {
    return await run(drizzle({ client, casing: 'snake_case' }));
  } catch (error) {
    broken = isDatabaseAway(error);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Runs what lost a race (40001, 40P01) again, up to three times in all. Not within a transaction: that is lost whole. */
export async function tryAgain<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt === attempts || !conflicts.has(errorCode(error) ?? '')) throw error;
      await new Promise((wake) => setTimeout(wake, Math.random() * 20 * attempt));
    }
  }
}

const awayCodes =
  /^(08...|57P0[123]|53300|25006|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)$/;
const awayWords =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout|Cannot use a pool after calling end/;

/** True when a failure means that PostgreSQL cannot be reached or cannot write now, not that the query is wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (awayCodes.test(errorCode(error) ?? '')) return true;
  for (const { code, syscall, message, errors } of causes(error)) {
    if (code === 'ENOENT' && syscall === 'connect') return true; // no unix socket; any other file is not ours to wait for
    if (typeof message === 'string' && awayWords.test(message)) return true;
    if (Array.isArray(errors) && errors.some(isDatabaseAway)) return true;
  }
  return false;
}
