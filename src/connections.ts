import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { type Config, ConfigError } from './config.ts';
import { type Bus, createLocalBus, createRedisBus } from './platform/bus.ts';
import { errorCode, isDatabaseAway, openDb, openPool } from './platform/db.ts';
import type { Deps } from './platform/deps.ts';
import { type FileStore, openFileStore } from './platform/file-store.ts';
import {
  type Counter,
  createLocalCounter,
  createSharedCounter,
} from './platform/http/limit-counts.ts';
import { readOrMakeKey } from './platform/http/own-keys.ts';
import { openLog } from './platform/log.ts';
import { createRing } from './platform/outbox/relay-ring.ts';
import { waitFor } from './platform/wait-for.ts';

export const redisPrefix = '{hallway}';

/** What every process has open: the database and the bus. */
export type Connections = {
  config: Config;
  databaseUrl: string;
  deps: Deps;
  bus: Bus;
  /** Where the bytes of files lie. */
  files: FileStore;
  close(): Promise<void>;
};

/** @param name  shown by PostgreSQL and Redis for the connections of this process */
export function openConnections(config: Config, name: string): Connections {
  const { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, publicUrl } = config;
  if (databaseUrl === undefined) throw new ConfigError('DATABASE_URL: must be set');
  const log = openLog(config.LOG_LEVEL);
  const pool = openPool(databaseUrl, { max: config.DATABASE_POOL, name });
  const bus = redisUrl
    ? createRedisBus({ url: redisUrl, prefix: redisPrefix, log })
    : createLocalBus();
  const deps: Deps = {
    db: openDb(pool),
    now: () => new Date(),
    log,
    publicUrl,
    keys: config.SECRET_KEYS
      ? firstAndRest(config.SECRET_KEYS)
      : [readOrMakeKey(config.DATA_FOLDER)],
    ring: createRing(bus),
  };
  return {
    config,
    databaseUrl,
    deps,
    bus,
    files: openFileStore(config.files),
    async close() {
      await bus.close();
      await pool.end();
    },
  };
}

/** Where is counted what is asked for too often: for all processes where there is Redis, else for this one. */
export function openCounter({ config, deps }: Connections): Counter {
  const { REDIS_URL: url } = config;
  return url
    ? createSharedCounter({ url, prefix: redisPrefix, log: deps.log })
    : createLocalCounter();
}

/** Where mail is kept on a machine for development that has no SMTP server. */
export const mailFolder = (config: Config): string => join(config.DATA_FOLDER, 'mail');

/** Waits until PostgreSQL answers and its tables are there, and says for what it waits. */
export async function waitForDatabase({ deps }: Connections): Promise<void> {
  await waitFor('PostgreSQL', () => deps.db.execute(sql`select 1`), isDatabaseAway, deps.log);
}

export async function waitForTables({ deps }: Connections): Promise<void> {
  const look = () => deps.db.execute(sql`select from owed_jobs limit 1`);
  const notYet = (error: unknown) => isDatabaseAway(error) || errorCode(error) === '42P01';
  await waitFor('the tables in PostgreSQL (npm run hallway -- migrate)', look, notYet, deps.log);
}

function firstAndRest(keys: readonly Buffer[]): Deps['keys'] {
  const [first, ...older] = keys;
  if (first === undefined) throw new ConfigError('SECRET_KEYS: must hold a key');
  return [first, ...older];
}
