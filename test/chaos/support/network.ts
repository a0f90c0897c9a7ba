import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { buildServer } from '../../../bin/server-build.mjs';
import { addPerson } from '../../../src/people/index.ts';
import { openDb, openPool } from '../../../src/platform/db.ts';
import { prepareQueueTables } from '../../../src/platform/jobs/postgres.ts';
import { migrateDatabase } from '../../../src/platform/migrate.ts';
import { createToken } from '../../../src/sign-in/index.ts';
import { createTestDatabase } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';

type Server = {
  address: string;
  port: number;
  process: ChildProcess;
  /** What it printed so far. */
  said: () => string;
};
type Size = { apis: number; workers: number };

/**
 * API and worker processes as they run in earnest, each by itself, over one PostgreSQL and one Redis: to be killed.
 *
 * @param redisUrl     a Redis of the test's own, since the processes share its queues
 * @param databaseUrl  an empty PostgreSQL of the test's own, where it is to be ill-treated too
 */
export async function openNetwork(redisUrl: string, size: Size, databaseUrl?: string) {
  await buildServer();
  const database = databaseUrl
    ? { url: databaseUrl, drop: async () => {} } // goes with its server
    : await createTestDatabase();
  await migrateDatabase(database.url, prepareQueueTables);
  const pool = openPool(database.url, { max: 4, name: 'chaos' });
  const db = openDb(pool);
  const env = {
    ...process.env,
    ...{ NODE_ENV: 'development', NODE_OPTIONS: '', LOG_LEVEL: 'warn', RATE_LIMITS: 'false' },
    ...{ DATABASE_URL: database.url, REDIS_URL: redisUrl, DATABASE_POOL: '8' },
    SECRET_KEYS: Buffer.alloc(32, 3).toString('base64'),
  };
  const run = (file: string, more: NodeJS.ProcessEnv = {}) =>
    spawn(process.execPath, [file], {
      env: { ...env, ...more },
      stdio: ['ignore', 'pipe', 'inherit'],
    });

  function launchApi(port: number): Server {
    const address = `http://127.0.0.1:${port}`;
    const child = run('dist/src/main.js', { PORT: String(port), PUBLIC_URL: address });
    let said = '';
    child.stdout?.on('data', (part) => (said += part));
    return { address, port, process: child, said: () => said };
  }

  async function startApi(port: number): Promise<Server> {
    const server = launchApi(port);
    const { address } = server;
    await eventually(async () => {
      const reply = await fetch(`${address}/health/ready`);
      if (!reply.ok) throw new Error(`${address} is not ready`);
    }, 60_000);
    return server;
  }

  function startWorker(): ChildProcess {
    const child = run('dist/workers/main.js');
    child.stdout?.resume();
    return child;
  }

  const workers = Array.from({ length: size.workers }, startWorker);
  const ports = await Promise.all(Array.from({ length: size.apis }, freePort));
  const apis = await Promise.all(ports.map(startApi));

  return {
    pool,
    apis,
    workers,
    /** Someone who may write, by the bearer token that the command line would give. */
    async person(name: string): Promise<{ id: string; token: string }> {
      const now = new Date();
      const email = `${name.toLowerCase()}@chaos.test`;
      const rights = {
        role: 'teacher',
        verification: 'reviewed',
        termsVersion: '2026-11',
      } as const;
      const person = await addPerson(db, { email, name, ...rights }, now);
      if (!person) throw new Error(`${email} is taken`);
      const wish = { name: 'chaos', scopes: ['read' as const, 'write' as const], days: 1 };
      return { id: person.id, token: (await createToken(db, person.id, wish, now)).token };
    },
    /** The process is gone at once, as when the power is cut. */
    async kill(child: ChildProcess) {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    async restart(index: number) {
      const before = apis[index];
      if (!before) throw new RangeError(`no API ${index}`);
      apis[index] = await startApi(before.port);
    },
    startWorker() {
      workers.push(startWorker());
    },
    /** One more API process, which may have to wait before it is ready. */
    async addApi(): Promise<Server> {
      const server = launchApi(await freePort());
      apis.push(server);
      return server;
    },
    async close() {
      const all = [...apis.map((api) => api.process), ...workers];
      const running = all.filter(
        ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
      );
      await Promise.all(
        running.map((child) => {
          child.kill('SIGTERM');
          return once(child, 'exit');
        }),
      );
      await pool.end();
      await database.drop();
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (!address || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** One request to one process. */
export async function ask(
  address: string,
  token: string,
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
) {
  const reply = await fetch(`${address}/api${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const retryAfter = reply.headers.get('retry-after');
  return { status: reply.status, retryAfter, body: (await reply.json()) as { id: string } };
}
