import {
  type BackendFactory,
  createNodeRedisClient,
  type Processor,
  Queue,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import { openRedis } from '../redis.ts';
import { openQueueConnection, postgresFactory } from './postgres.ts';

/** What is used of a queue and of a worker, whichever store is behind them. */
export type AnyQueue = Pick<Queue, 'add' | 'addBulk' | 'getJobCounts' | 'close'> &
  Hears<'error', Error>;
export type AnyWorker = Pick<Worker, 'close' | 'cancelJob' | 'cancelAllJobs'> &
  Hears<'error', Error> &
  Hears<'lockRenewalFailed', string[]>;
type Hears<Name, Told> = { on(event: Name, listener: (told: Told) => void): unknown };

type Work = { id: string; data: unknown; attempt: number };
type Process = (work: Work, signal: AbortSignal) => Promise<void>;

/** What differs between the stores that can hold the queues. */
export type Backend = {
  queue(name: string): AnyQueue;
  add(queue: AnyQueue, jobs: Parameters<Queue['addBulk']>[0]): Promise<void>;
  worker(name: string, process: Process, options: Omit<WorkerOptions, 'connection'>): AnyWorker;
  isUp(): boolean;
  close(): Promise<void>;
};

/**
 * Queues in Redis.
 *
 * @param prefix  in braces, so that a Redis Cluster keeps one Hallway's queues on one node: `{hallway}`
 */
export function openRedisBackend(options: {
  url: string;
  prefix: string;
  log: FastifyBaseLogger;
}): Backend {
  const { url, prefix, log } = options;
  // Adding fails at once while Redis is away, since the job stays owed; what a worker reports waits for it.
  const adding = openRedis(url, { name: 'hallway-jobs', log });
  const working = openRedis(url, { name: 'hallway-workers', log, patient: true });
  const adder = { connection: shared(adding), skipVersionCheck: true, skipWaitingForReady: true };
  const reporter = { connection: shared(working) };
  return {
    queue: (name) => new Queue(name, { ...adder, prefix }),
    async add(queue, [first, ...others]) {
      // `addBulk` never works again after Redis restarted, for it does not load the scripts anew; `add` does.
      if (first) await queue.add(first.name, first.data, first.opts);
      await Promise.all(others.map(({ name, data, opts }) => queue.add(name, data, opts)));
    },
    worker: (name, process, own) =>
      new Worker(name, asProcessor(process), { ...own, ...reporter, prefix }),
    isUp: () => adding.isReady,
    async close() {
      adding.hangUp();
      working.hangUp();
    },
  };
}

// One connection for all queues; BullMQ makes of it one more for each worker, which waits on it.
function shared(client: ReturnType<typeof openRedis>) {
  const adapter = createNodeRedisClient(client);
  adapter.on('error', () => undefined); // told once by openRedis
  return adapter;
}

/** Queues in a schema of their own in PostgreSQL, for a Hallway without Redis. The tables must be there. */
export function openPostgresBackend(pool: pg.Pool): Backend {
  const connection = openQueueConnection(pool);
  const factory: BackendFactory<ReturnType<typeof postgresFactory>, pg.Pool> = (name, options) =>
    postgresFactory(connection, name, options);
  return {
    queue: (name) => new Queue(name, { connection: pool }, factory),
    add: async (queue, jobs) => void (await queue.addBulk(jobs)),
    worker: (name, process, own) =>
      new Worker(name, asProcessor(process), { drainDelay: 15, ...own, connection: pool }, factory),
    isUp: () => true,
    close: () => connection.end(),
  };
}

// BullMQ hands a signal only to a function of three parameters.
const asProcessor =
  (process: Process): Processor =>
  ({ id = '', data, attemptsMade }, _token, signal) =>
    process({ id, data: data.about, attempt: attemptsMade + 1 }, signal ?? AbortSignal.any([]));
