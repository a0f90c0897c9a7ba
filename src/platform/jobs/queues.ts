import type { FastifyBaseLogger } from 'fastify';
import type { Job } from '../jobs.ts';
import { within } from '../redis.ts';
import type { AnyQueue, AnyWorker, Backend } from './backends.ts';

export type Queued = { id: string; data?: unknown; delayMs?: number };

export type Taken = { id: string; data: unknown; attempt: number; signal: AbortSignal };

/** Done, or not to be tried again: the queue forgets it. `again`: after the job's backoff. */
export type Outcome = 'done' | 'again';

export type JobWorker = {
  /** Takes no more jobs; lets those under way end, then tells them to stop, then leaves them to others. */
  stop(withinMs: number): Promise<void>;
  /** Starts afresh when jobs wait and none was taken since the last look. True when it did. */
  wakeIfIdle(): Promise<boolean>;
};

/** How jobs get to a worker: one queue for each name, so that none holds up another. Nothing here is the truth. */
export type JobQueues = {
  /** Resolves when all are in the queue; an id that is there already stays one job. Rejects within five seconds. */
  add(job: Job, items: readonly Queued[]): Promise<void>;
  work(job: Job, run: (taken: Taken) => Promise<Outcome>): JobWorker;
  isUp(): boolean;
  close(): Promise<void>;
};

/** Why a signal aborts when nothing is wrong with its job. */
export const processStops = 'the process stops';

const patienceMs = 5_000;
const lockMs = 30_000;
const spare = 8; // tries beyond the job's own count, which is kept in PostgreSQL and decides

/** Queues over what `backends.ts` opened: the same on Redis and on PostgreSQL. */
export function createJobQueues(backend: Backend, log: FastifyBaseLogger): JobQueues {
  const queues = new Map<string, AnyQueue>();

  function queueOf(name: string): AnyQueue {
    let queue = queues.get(name);
    if (!queue) {
      queue = backend.queue(name);
      queue.on('error', () => undefined); // whoever adds is told by the rejection
      queues.set(name, queue);
    }
    return queue;
  }

  return {
    async add(job, items) {
      if (items.length === 0) return;
      if (!backend.isUp()) throw new Error('The queues are away');
      const jobs = items.map((item) => ({
        name: job.name,
        data: { about: item.data ?? null },
        opts: optionsOf(job, item),
      }));
      await within(patienceMs, backend.add(queueOf(job.name), jobs));
    },
    work: (job, run) => startWorker(backend, queueOf(job.name), job, run, log),
    isUp: () => backend.isUp(),
    async close() {
      await Promise.allSettled(
        [...queues.values()].map((queue) => within(patienceMs, queue.close())),
      );
      await backend.close();
    },
  };
}

function optionsOf(job: Job, { id, delayMs }: Queued) {
  if (id.includes(':') || /^\d+$/.test(id)) throw new RangeError(`not an id for a job: ${id}`);
  return {
    jobId: id,
    ...(delayMs === undefined ? {} : { delay: delayMs }),
    attempts: job.attempts + spare,
    backoff: { type: 'exponential', delay: job.backoffMs, jitter: 0.3 },
    removeOnComplete: true,
    removeOnFail: true,
    stackTraceLimit: 1,
  };
}

function startWorker(
  backend: Backend,
  queue: AnyQueue,
  job: Job,
  run: (taken: Taken) => Promise<Outcome>,
  log: FastifyBaseLogger,
): JobWorker {
  let taken = 0;
  let seen = 0;
  let stopping = false;
  let worker = open();

  function open(): AnyWorker {
    const fresh = backend.worker(
      job.name,
      async ({ id, data, attempt }, signal) => {
        taken += 1;
        const outcome = await run({ id, data, attempt, signal });
        // No cause: what is kept with a job in the queue must not hold what people wrote or who they are.
        if (outcome === 'again') throw new Error('to be tried again');
      },
      {
        concurrency: job.concurrency,
        lockDuration: lockMs,
        stalledInterval: lockMs / 2,
        maxStalledCount: job.attempts,
        runRetryDelay: 2_000,
      },
    );
    fresh.on('error', (error) =>
      log.debug({ job: job.name, reason: error.message }, 'queue trouble'),
    );
    fresh.on('lockRenewalFailed', (ids: string[]) => {
      for (const id of ids) fresh.cancelJob(id, 'another worker has taken it over');
    });
    return fresh;
  }

  return {
    async stop(withinMs) {
      stopping = true;
      const closing = worker.close();
      await within(withinMs, closing).catch(async () => {
        worker.cancelAllJobs(processStops);
        await within(withinMs, closing).catch(() => undefined); // others get them when their locks expire
      });
    },
    async wakeIfIdle() {
      const idle = taken === seen && !stopping;
      seen = taken;
      if (!idle || !backend.isUp()) return false;
      const counts = await within(patienceMs, queue.getJobCounts('waiting', 'active'));
      if (!counts.waiting || counts.active || taken !== seen || stopping) return false;
      const tired = worker;
      worker = open();
      void within(patienceMs, tired.close(true)).catch(() => undefined);
      return true;
    },
  };
}
