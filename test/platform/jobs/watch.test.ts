import { describe, expect, it } from '@jest/globals';
import pino from 'pino';
import type { Backend } from '../../../src/platform/jobs/backends.ts';
import { createJobQueues } from '../../../src/platform/jobs/queues.ts';
import { defineJob } from '../../../src/platform/jobs.ts';

const job = defineJob({ name: 'halls.greet', every: 1_000, run: async () => undefined });

/** A store whose workers take nothing by themselves, as after a fail-over. */
function sleepingStore(counts: { waiting: number; active: number }) {
  let opened = 0;
  let take: () => Promise<void> = async () => undefined;
  const backend = {
    isUp: () => true,
    add: async () => undefined,
    close: async () => undefined,
    queue: () => ({ on: () => undefined, getJobCounts: async () => counts }),
    worker: (_name: string, process: Parameters<Backend['worker']>[1]) => {
      opened += 1;
      take = () => process({ id: 'one', data: null, attempt: 1 }, AbortSignal.any([]));
      return { on: () => undefined, close: async () => undefined };
    },
  } as unknown as Backend;
  const queues = createJobQueues(backend, pino({ level: 'silent' }));
  const worker = queues.work(job, async () => 'done');
  return { worker, take: () => take(), opened: () => opened };
}

describe('the watch over workers', () => {
  it('starts one afresh that takes nothing while jobs wait', async () => {
    const store = sleepingStore({ waiting: 3, active: 0 });
    expect(await store.worker.wakeIfIdle()).toBe(true);
    expect(store.opened()).toBe(2);
  });

  it('leaves one alone that has worked since the last look, or has nothing to do', async () => {
    const busy = sleepingStore({ waiting: 3, active: 0 });
    await busy.take();
    expect(await busy.worker.wakeIfIdle()).toBe(false);
    const idle = sleepingStore({ waiting: 0, active: 0 });
    expect(await idle.worker.wakeIfIdle()).toBe(false);
    expect([busy.opened(), idle.opened()]).toEqual([1, 1]);
  });
});
