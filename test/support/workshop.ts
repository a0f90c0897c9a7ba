import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { type Bus, createLocalBus, createRedisBus } from '../../src/platform/bus.ts';
import { openDb, openPool } from '../../src/platform/db.ts';
import { openFileStore } from '../../src/platform/file-store.ts';
import { openPostgresBackend, openRedisBackend } from '../../src/platform/jobs/backends.ts';
import { openQueuePool, prepareQueueTables } from '../../src/platform/jobs/postgres.ts';
import { createJobQueues, type JobQueues } from '../../src/platform/jobs/queues.ts';
import { createJobs, type Job, type JobDeps } from '../../src/platform/jobs.ts';
import { createRing } from '../../src/platform/outbox/relay-ring.ts';
import { startWorkers } from '../../workers/main.ts';
import { createTestDatabase, createTestRedisPrefix, type TestRedis } from './database.ts';

export type Store = 'Redis' | 'PostgreSQL';

/** The stores for queues that can be tried here: Redis only when `REDIS_URL` names one. */
export const stores: Store[] = process.env.REDIS_URL ? ['PostgreSQL', 'Redis'] : ['PostgreSQL'];

/**
 * The worker side over an empty database of its own: relay, queues and the jobs that the test declares.
 *
 * @param redis  the address of a Redis that belongs to the test, in place of the one of `REDIS_URL`
 */
export async function openWorkshop(
  store: Store = 'PostgreSQL',
  options: { log?: JobDeps['log']; redis?: string } = {},
) {
  const database = await createTestDatabase();
  const pool = openPool(database.url, { max: 10, name: 'hallway-test' });
  const log = options.log ?? pino({ level: 'silent' });
  const own = options.redis
    ? { url: options.redis, prefix: '{own}', drop: async () => {} }
    : undefined;
  const redis = store === 'Redis' ? (own ?? createTestRedisPrefix()) : undefined;
  const started: { stop(): Promise<void> }[] = [];
  const closing: (() => Promise<void>)[] = [];
  const { bus, queues } = redis ? overRedis(redis, log) : await overPostgres(database.url, log);
  closing.push(
    () => queues.close(),
    () => bus.close(),
  );
  const deps: JobDeps = {
    db: openDb(pool),
    now: () => new Date(),
    log,
    publicUrl: 'http://hallway.test',
    keys: [Buffer.alloc(32, 7)],
    ring: createRing(bus),
    files: openFileStore({ folder: join(tmpdir(), 'hallway-workshop') }),
    mailer: {
      sender: { from: 'hallway@hallway.test' },
      send: async () => 'sent',
      close: async () => undefined,
    },
    jobs: createJobs(queues),
  };
  return {
    deps,
    bus,
    queues,
    databaseUrl: database.url,
    pool,
    /** Starts a worker process's worth of work; the end of the workshop stops it. */
    start(jobs: readonly Job[]) {
      const workers = startWorkers(deps, { databaseUrl: database.url, bus, queues, jobs });
      started.push(workers);
      return workers;
    },
    /** Takes every job out of the queues, as an emptied Redis would. Rows of Hallway's own tables stay. */
    async emptyQueues() {
      if (redis) await redis.drop();
      else await pool.query('truncate bullmq.job cascade');
    },
    async close() {
      await Promise.all(started.map((workers) => workers.stop()));
      for (const close of closing) await close();
      await pool.end();
      await database.drop();
      await redis?.drop();
    },
  };
}

type Carriers = { bus: Bus; queues: JobQueues };

function overRedis({ url, prefix }: TestRedis, log: JobDeps['log']): Carriers {
  const bus = createRedisBus({ url, prefix, log });
  return { bus, queues: createJobQueues(openRedisBackend({ url, prefix, log }), log) };
}

async function overPostgres(url: string, log: JobDeps['log']): Promise<Carriers> {
  const client = new pg.Client(url);
  await client.connect();
  await prepareQueueTables(client);
  await client.end();
  const backend = openPostgresBackend(openQueuePool(url));
  return { bus: createLocalBus(), queues: createJobQueues(backend, log) };
}
