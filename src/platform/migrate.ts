import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

const lock = 4_251_173; // any number, so long as it is always this one
const beside = import.meta.url.includes('/dist/') ? '../../../migrations' : '../../migrations';
const migrationsFolder = fileURLToPath(new URL(beside, import.meta.url));

/**
 * Brings the tables up to date. Several processes may ask at once: one does it, the others wait for it.
 *
 * @param also  further steps to run under the same lock, such as the tables of the job queues
 */
export async function migrateDatabase(
  url: string,
  also: (client: pg.Client) => Promise<void> = async () => undefined,
): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'hallway-migrate' });
  client.on('error', () => undefined); // the query under way rejects with the same error
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    await client.query("set client_min_messages = 'warning'");
    await migrate(drizzle({ client }), { migrationsFolder });
    await also(client);
  } finally {
    await client.end(); // gives the lock back
  }
}

/** How many migrations a database has not seen yet. */
export async function pendingMigrations(client: pg.Client): Promise<number> {
  const all = readMigrationFiles({ migrationsFolder });
  const { rows: kept } = await client.query("select to_regclass('drizzle.__drizzle_migrations')");
  if (kept[0].to_regclass === null) return all.length;
  const { rows } = await client.query(
    'select max(created_at)::float8 as last from drizzle.__drizzle_migrations',
  );
  return all.filter(({ folderMillis }) => folderMillis > (rows[0].last ?? 0)).length;
}
