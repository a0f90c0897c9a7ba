import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../src/config.ts';
import { readConfig } from '../../src/config.ts';
import { openDb, openPool } from '../../src/platform/db.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { readOrMakeKey } from '../../src/platform/http/own-keys.ts';
import { openLog } from '../../src/platform/log.ts';
import { migrateDatabase } from '../../src/platform/migrate.ts';
import type { Surroundings } from './command.ts';

const compiled = import.meta.url.includes('/dist/');
const projectFolder = fileURLToPath(new URL(compiled ? '../../..' : '../..', import.meta.url));

/** Where the embedded PostgreSQL and what else a machine for development keeps stand. */
export const dataFolder = (config: Pick<Config, 'DATA_FOLDER'>): string =>
  resolve(projectFolder, config.DATA_FOLDER);

/**
 * Runs something with the database of DATABASE_URL, or else with the embedded one, running or not.
 *
 * The embedded one is brought up to date first, since nobody else may have done it.
 */
export async function withDatabase<Answer>(
  config: Config,
  use: (url: string) => Promise<Answer>,
): Promise<Answer> {
  if (config.DATABASE_URL !== undefined) return use(config.DATABASE_URL);
  const { attachOrStart } = await import('../embedded-postgres.mjs');
  const postgres = await attachOrStart({ folder: join(dataFolder(config), 'postgres') });
  try {
    await bringUpToDate(postgres.url);
    return await use(postgres.url);
  } finally {
    await postgres.stop();
  }
}

/** Tables of Hallway and of its queues. What makes the latter is large, and read only when it is needed. */
export async function bringUpToDate(url: string): Promise<void> {
  const { prepareQueueTables } = await import('../../src/platform/jobs/postgres.ts');
  await migrateDatabase(url, prepareQueueTables);
}

/** Runs something with all that a write is handed. What it leaves in the outbox is found by the relay's poll. */
export async function withDeps<Answer>(
  { env, now }: Pick<Surroundings, 'env' | 'now'>,
  use: (deps: Deps, config: Config) => Promise<Answer>,
): Promise<Answer> {
  const config = readConfig(env);
  const log = openLog(env.LOG_LEVEL ? config.LOG_LEVEL : 'warn');
  return withDatabase(config, async (url) => {
    const pool = openPool(url, { max: 4, name: 'hallway-command' });
    try {
      const db = openDb(pool);
      const { publicUrl, SECRET_KEYS: [current, ...older] = [] } = config;
      const keys = [current ?? readOrMakeKey(dataFolder(config)), ...older] as const;
      return await use({ db, now, log, publicUrl, keys, ring: () => undefined }, config);
    } finally {
      await pool.end();
    }
  });
}
