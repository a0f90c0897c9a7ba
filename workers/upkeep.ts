import type { Db } from '../src/platform/db.ts';
import type { OwedKey } from '../src/platform/jobs/owed-jobs.ts';
import { findUnqueued, markEnqueued, oweDue } from '../src/platform/jobs/owed-sweep.ts';
import type { JobQueues, JobWorker } from '../src/platform/jobs/queues.ts';
import { describeFailure } from '../src/platform/jobs/runner.ts';
import type { Job, JobDeps } from '../src/platform/jobs.ts';
import { repeat } from './repeat.ts';

const clockMs = 1_000;
const sweepMs = 5_000;
const watchMs = 30_000;
const sweepSize = 1_000;

/** Puts owed jobs into their queues, each under its own id; tells which ones are there now. */
export type Enqueue = (owed: readonly OwedKey[]) => Promise<OwedKey[]>;

export function createEnqueue(
  queues: JobQueues,
  jobs: readonly Job[],
  log: JobDeps['log'],
): Enqueue {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  return async (owed) => {
    const names = [...new Set(owed.map(({ job }) => job))];
    const added = await Promise.all(
      names.map(async (name) => {
        const job = byName.get(name);
        if (!job) return []; // of another version of Hallway, which will take it
        const keys = owed.filter((key) => key.job === name);
        return queues.add(job, keys).then(
          () => keys,
          (error) => {
            const told = { job: name, count: keys.length, cause: describeFailure(error) };
            if (queues.isUp()) log.warn(told, 'jobs did not get into their queue; they stay owed');
            return []; // the sweep comes back to them
          },
        );
      }),
    );
    return added.flat();
  };
}

/**
 * What every worker process does besides: makes scheduled jobs owed when their time comes, puts jobs that fell out of
 * the queues into them again, and wakes workers that a fail-over of Redis left idle.
 */
export function startUpkeep(
  deps: JobDeps,
  parts: {
    queues: JobQueues;
    jobs: readonly Job[];
    workers: readonly JobWorker[];
    enqueue: Enqueue;
  },
): { stop(): Promise<void> } {
  const schedule = parts.jobs.flatMap(({ name: job, everyMs }) =>
    everyMs ? [{ job, everyMs }] : [],
  );
  const names = parts.jobs.map(({ name }) => name);
  const rounds = [
    repeat(deps, clockMs, async () => {
      const due = await oweDue(deps.db, schedule);
      await markEnqueued(deps.db, await parts.enqueue(due));
    }),
    repeat(deps, sweepMs, async () => {
      if (parts.queues.isUp()) await sweep(deps.db, names, parts.enqueue);
    }),
    repeat(deps, watchMs, async () => {
      const woken = await Promise.all(parts.workers.map((worker) => worker.wakeIfIdle()));
      const count = woken.filter(Boolean).length;
      if (count > 0)
        deps.log.warn({ count }, 'workers were idle beside waiting jobs; started afresh');
    }),
  ];
  return {
    async stop() {
      await Promise.all(rounds.map((round) => round.stop()));
    },
  };
}

/** Puts every job that may have fallen out of its queue into it again. One that is still there stays one job. */
export async function sweep(db: Db, jobs: readonly string[], enqueue: Enqueue): Promise<void> {
  for (;;) {
    const owed = await findUnqueued(db, jobs, sweepSize);
    const enqueued = await enqueue(owed);
    await markEnqueued(db, enqueued);
    if (owed.length < sweepSize || enqueued.length < owed.length) return;
  }
}
