import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type Served, serve } from './serve.ts';

/** PostgreSQL and Redis, of which each measurement uses a database of its own. */
const server = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const redis = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379';

export const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));
export const say = (what: string) => process.stderr.write(`${what} ...\n`);

export type Setting = { machine: string; node: string; postgres: string };
type Databases = {
  /** A database, empty or like another that nobody is connected to. */
  make(name: string, like?: string): Promise<string>;
  setting: Setting;
};

/** Makes databases for as long as `use` needs them, and drops them. */
export async function withDatabases(use: (databases: Databases) => Promise<void>): Promise<void> {
  const made: string[] = [];
  const admin = new pg.Client(server);
  await admin.connect();
  const { rows } = await admin.query('show server_version');
  try {
    await use({
      setting: {
        machine: `${cpus().length} cores, ${cpus()[0]?.model.trim()}`,
        node: process.version,
        postgres: String(rows[0].server_version),
      },
      async make(name, like) {
        const own = (part: string) => `hallway_load_${process.pid}_${part}`;
        await admin.query(`create database ${own(name)}${like ? ` template ${own(like)}` : ''}`);
        made.push(own(name));
        return Object.assign(new URL(server), { pathname: `/${own(name)}` }).href;
      },
    });
  } finally {
    for (const name of made) await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
}

/** How Hallway is started, as in earnest but for the limits. */
export const envOf = (url: string): NodeJS.ProcessEnv => ({
  ...{ DATABASE_URL: url, REDIS_URL: redis, NODE_ENV: 'development', LOG_LEVEL: 'warn' },
  ...{ RATE_LIMITS: 'false', SECRET_KEYS: Buffer.alloc(32, 5).toString('base64') },
});

export async function startApi(env: NodeJS.ProcessEnv): Promise<Served> {
  const port = String(20_000 + Math.floor(Math.random() * 20_000));
  return serve('api', script('hallway.mjs'), { ...env, PORT: port }, ['api']);
}

/** A search for each of these, in turn. */
export const searching = (queries: readonly string[], headers: Record<string, string>) =>
  queries.map((q) => ({ path: `/api/search?q=${encodeURIComponent(q)}`, headers }));

/** What is looked for: words that every post has, that a topic in a few hundred has, and how people type them. */
export const searched = {
  frequent: ['tried', 'planning time', 'what held'],
  rare: ['strategic', 'columbia', 'panel'],
  beginning: ['pla', 'str', 'co'],
  mistyped: ['strateigc', 'planing', 'colunbia'],
};
