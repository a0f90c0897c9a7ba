import nodemailer from 'nodemailer';
import pg from 'pg';
import { createClient } from 'redis';
import type { Config } from '../../src/config.ts';
import { pendingMigrations } from '../../src/platform/migrate.ts';
import { type Finding, good, mend, note } from './doctor-finding.ts';
import { explain } from './explain.ts';
import { withDatabase } from './with-deps.ts';

const waitMs = 4_000;
const oldestPostgres = 150_000;
const mostSecondsApart = 5;

/** PostgreSQL: reachable, new enough, its tables up to date, its clock like ours. */
export async function checkPostgres(config: Config, now: () => Date): Promise<Finding[]> {
  try {
    return await withDatabase(config, (url) => examinePostgres(url, now));
  } catch (error) {
    const env = { DATABASE_URL: config.DATABASE_URL };
    return [mend('PostgreSQL cannot be used', explain(error, env).split('\nFor a look')[0] ?? '')];
  }
}

async function examinePostgres(url: string, now: () => Date): Promise<Finding[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: waitMs,
    query_timeout: waitMs,
  });
  client.on('error', () => undefined); // the query under way rejects with the same error
  await client.connect();
  try {
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int as version, extract(epoch from clock_timestamp())::float8 as time,
        current_setting('max_connections')::int as connections`,
    );
    const pending = await pendingMigrations(client);
    const { version, time, connections } = rows[0];
    const apart = Math.abs(time - now().getTime() / 1000);
    const name = `PostgreSQL ${Math.floor(version / 10_000)}`;
    return [
      version >= oldestPostgres
        ? good(`${name}, ${connections} connections`)
        : mend(`${name} is too old`, 'Hallway needs PostgreSQL 15 or later.'),
      pending === 0
        ? good('Tables are up to date')
        : mend(
            pending === 1 ? '1 migration waits' : `${pending} migrations wait`,
            'Run: npm run --silent hallway -- migrate',
          ),
      apart <= mostSecondsApart
        ? good('The clocks of this machine and of PostgreSQL agree')
        : mend(
            `The clocks of this machine and of PostgreSQL are ${Math.round(apart)} seconds apart`,
            'Let both keep time by NTP.',
          ),
    ];
  } finally {
    await client.end();
  }
}

/** Redis: reachable, and told to forget nothing. */
export async function checkRedis(url: string | undefined): Promise<Finding[]> {
  if (url === undefined)
    return [good('No Redis: jobs and live updates use PostgreSQL, in one process')];
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: waitMs, reconnectStrategy: false },
  });
  client.on('error', () => undefined); // connect() rejects with the same error
  const host = new URL(url).host;
  try {
    await client.connect();
    const memory = await client.info('memory');
    const policy = /maxmemory_policy:(\S+)/.exec(memory)?.[1] ?? 'unknown';
    if (policy === 'noeviction') return [good(`Redis at ${host}, noeviction`)];
    return [
      mend(
        `Redis at ${host} may forget jobs (${policy})`,
        'Set maxmemory-policy to noeviction: redis-cli config set maxmemory-policy noeviction',
      ),
    ];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [mend(`Redis at ${host} cannot be used: ${reason}`, 'Start it, or correct REDIS_URL.')];
  } finally {
    if (client.isOpen) client.destroy();
  }
}

/** The mail server: reachable, and willing to talk to this account. */
export async function checkSmtp({
  SMTP_URL: url,
  MAIL_FROM,
  production,
}: Config): Promise<Finding[]> {
  if (url === undefined)
    return [
      note(
        'No mail server',
        'Mail is kept in the data folder, to be read at /dev/mail. SMTP_URL names a server.',
      ),
    ];
  const host = new URL(url).host;
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
    socketTimeout: waitMs,
  });
  try {
    await transport.verify();
    const ours = production && MAIL_FROM.includes('@localhost');
    return [
      ours
        ? note(
            `Mail server at ${host}`,
            'MAIL_FROM is still an address of localhost; set it to yours.',
          )
        : good(`Mail server at ${host}`),
    ];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [
      mend(
        `The mail server at ${host} cannot be used: ${reason}`,
        'Start it, or correct SMTP_URL.',
      ),
    ];
  } finally {
    transport.close();
  }
}
