import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { createClient } from 'redis';
import { startEmbeddedPostgres } from '../../bin/embedded-postgres.mjs';

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));
const day = 24 * 60 * 60 * 1000;

/**
 * Once for a run of jest: a PostgreSQL (DATABASE_URL, else an embedded one that ends with the run) with a template
 * database that the migrations have been through. `database.ts` makes copies of it.
 */
export default async function openRun() {
  const run = `${Date.now().toString(36)}_${process.pid}_${randomBytes(3).toString('hex')}`;
  const server = await findServer();
  try {
    const keeper = await connect(server.url, run);
    await dropLeftovers(keeper);
    const template = `hallway_test_${run}_template`;
    await keeper.query(`CREATE DATABASE ${template}`);
    await migrateTemplate(server.url, template);
    await forgetOldKeys();
    process.env.HALLWAY_TEST_RUN = JSON.stringify({ run, server: server.url, template }); // workers inherit it
    Object.assign(globalThis, { hallwayTestRun: { keeper, run, stop: server.stop } });
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function findServer() {
  const { DATABASE_URL: url } = process.env;
  if (url) return { url, stop: async () => {} };
  return startEmbeddedPostgres({
    folder: await mkdtemp(join(tmpdir(), 'hallway-test-')),
    temporary: true,
  });
}

/** The connection stays open as long as the run: its name tells other runs that our databases are in use. */
async function connect(/** @type {string} */ url, /** @type {string} */ run) {
  const keeper = new pg.Client({ connectionString: url, application_name: `hallway_test_${run}` });
  keeper.on('error', (error) => console.error(`The test PostgreSQL went away: ${error.message}`));
  await keeper.connect();
  return keeper;
}

async function dropLeftovers(/** @type {pg.Client} */ keeper) {
  const { rows } = await keeper.query(`
    SELECT datname FROM pg_database
    WHERE datname LIKE 'hallway\\_test\\_%' AND NOT EXISTS (
      SELECT FROM pg_stat_activity
      WHERE application_name LIKE 'hallway\\_test\\_%' AND starts_with(pg_database.datname, application_name))`);
  for (const { datname } of rows)
    await keeper.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
}

async function migrateTemplate(/** @type {string} */ server, /** @type {string} */ template) {
  if (!existsSync(join(migrations, 'meta', '_journal.json'))) return;
  const url = new URL(server);
  url.pathname = `/${template}`;
  const client = new pg.Client(url.href);
  await client.connect();
  try {
    await migrate(drizzle(client), { migrationsFolder: migrations });
  } finally {
    await client.end();
  }
}

/** Keys of runs that were killed. Runs are named by when they began; a day is longer than any of them lasts. */
async function forgetOldKeys() {
  const { REDIS_URL: url } = process.env;
  if (!url) return;
  const redis = createClient({ url });
  redis.on('error', (error) => console.error(`The test Redis: ${error.message}`));
  await redis.connect();
  for await (const keys of redis.scanIterator({ MATCH: '{hallway-test-*', COUNT: 1000 })) {
    const old = keys.filter(
      (key) => Number.parseInt(key.slice('{hallway-test-'.length), 36) < Date.now() - day,
    );
    if (old.length > 0) await redis.unlink(old);
  }
  await redis.close();
}
