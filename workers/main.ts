import type { Bus } from '../src/platform/bus.ts';
import type { JobQueues } from '../src/platform/jobs/queues.ts';
import { runOwed, runRequest } from '../src/platform/jobs/runner.ts';
import type { Job, JobDeps } from '../src/platform/jobs.ts';
import { startedDirectly } from '../src/platform/started-directly.ts';
import { allJobs } from './jobs.ts';
import { startRelay } from './relay.ts';
import { followTalk } from './search/follow-talk.ts';
import { createEnqueue, startUpkeep } from './upkeep.ts';

export type WorkerParts = {
  databaseUrl: string;
  bus: Bus;
  queues: JobQueues;
  /** All that there are, unless told. */
  jobs?: readonly Job[];
};

const graceMs = 10_000;

/** Starts the relay, a worker for each job, what keeps them going, and what the search follows. `stop` ends all within some 20 seconds. */
export function startWorkers(deps: JobDeps, parts: WorkerParts): { stop(): Promise<void> } {
  const { databaseUrl, bus, queues, jobs = allJobs } = parts;
  const enqueue = createEnqueue(queues, jobs, deps.log);
  const listening = jobs.flatMap(({ name, on, together }) =>
    on.map(({ type }) => ({ type, job: name, together })),
  );
  const workers = jobs.map((job) =>
    queues.work(job, (taken) => (job.data ? runRequest : runOwed)(deps, job, taken)),
  );
  const relay = startRelay({ databaseUrl, bus, listening, enqueue, log: deps.log });
  const upkeep = startUpkeep(deps, { queues, jobs, workers, enqueue });
  const search = followTalk(deps);
  return {
    async stop() {
      await Promise.all([relay.stop(), upkeep.stop(), search.stop()]);
      await Promise.all(workers.map((worker) => worker.stop(graceMs)));
    },
  };
}

if (startedDirectly(import.meta.url)) {
  // Not awaited: that file imports this one, and each would wait for the other.
  void import('./run-worker-process.ts').then(({ runWorkerProcess }) => runWorkerProcess());
}
