import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { defineEvent, record } from '../../src/platform/events.ts';
import { newId } from '../../src/platform/ids.ts';
import { owedJobs } from '../../src/platform/jobs/owed-jobs.ts';
import { defineJob } from '../../src/platform/jobs.ts';
import { eventually } from '../support/eventually.ts';
import { openWorkshop, stores } from '../support/workshop.ts';

const doorOpened = defineEvent({
  type: 'halls.door-opened',
  data: z.object({ door: z.uuid() }),
  subject: ({ door }) => `doors/${door}`,
});

describe.each(stores)('jobs with their queues in %s', (store) => {
  let shop: Awaited<ReturnType<typeof openWorkshop>>;
  const greeted: string[] = [];
  const tries = new Map<string, number>();
  const asked: string[] = [];
  let broken = true;

  const greet = defineJob({
    name: 'halls.greet',
    on: doorOpened,
    run: async (_deps, { data }) => void greeted.push(data.door),
  });
  const stumble = defineJob({
    name: 'halls.stumble',
    on: doorOpened,
    attempts: 3,
    backoffMs: 20,
    async run(_deps, { id }) {
      tries.set(id, (tries.get(id) ?? 0) + 1);
      if (broken) throw new Error('no answer from ana@school.test');
    },
  });
  const sweepHall = defineJob({
    name: 'halls.sweep-hall',
    every: 1_000_000_000,
    run: async () => void asked.push('swept'),
  });
  const ask = defineJob({
    name: 'halls.ask',
    data: z.strictObject({ whom: z.string() }),
    run: async (_deps, { whom }) => void asked.push(whom),
  });
  const jobs = [greet, stumble, sweepHall, ask];

  beforeAll(async () => {
    shop = await openWorkshop(store);
  });
  afterAll(() => shop.close());

  const open = (door: string) =>
    shop.deps.db.transaction((tx) => record(tx, doorOpened, { door }, new Date()));
  const owed = (job: string) => shop.deps.db.select().from(owedJobs).where(eq(owedJobs.job, job));

  it('runs once for each event, though two worker processes are there', async () => {
    shop.start(jobs);
    shop.start(jobs);
    const doors = Array.from({ length: 30 }, newId);

    await Promise.all(doors.map(open));

    await eventually(() => expect(greeted.toSorted()).toEqual(doors.toSorted()), 20_000);
    await eventually(async () => expect(await owed('halls.greet')).toEqual([]));
  });

  it('tries again after a failure, then parks the job where staff see it, without words or addresses', async () => {
    const id = await open(newId());

    await eventually(async () => {
      const parked = (await owed('halls.stumble')).find((row) => row.id === id);
      expect(parked?.parkedAt).toBeInstanceOf(Date);
      expect(parked).toMatchObject({ attempts: 3, error: 'Error: no answer from (address)' });
    });
    expect(tries.get(id)).toBe(3);
  });

  it('makes good what was owed when the queues were emptied', async () => {
    broken = false;
    const id = newId();
    // As an emptied queue leaves it: owed and once enqueued, and nowhere in a queue.
    await shop.deps.db.transaction((tx) => record(tx, doorOpened, { door: id }, new Date()));
    await eventually(async () => expect(greeted).toContain(id));
    const [event] = await shop.deps.db
      .execute<{ id: string }>(sql`select id from outbox where data->>'door' = ${id}`)
      .then(({ rows }) => rows);
    const lost = { job: 'halls.greet', id: event?.id ?? '', eventId: event?.id ?? '' };
    const longAgo = sql`now() - interval '1 minute'`;
    await shop.deps.db.insert(owedJobs).values({ ...lost, owedAt: longAgo, enqueuedAt: longAgo });

    await eventually(() => expect(greeted.filter((door) => door === id)).toHaveLength(2), 20_000);
  });

  it('does what the clock asks for once a period, however many processes look', async () => {
    await eventually(() => expect(asked).toContain('swept'));
    await new Promise((wake) => setTimeout(wake, 1_500));
    expect(asked.filter((word) => word === 'swept')).toHaveLength(1);
  });

  it('takes a request once while it waits, and refuses what is no request', async () => {
    const one = { id: 'ask-ana', delayMs: 300 };
    await shop.deps.jobs.enqueue(ask, { whom: 'ana' }, one);
    await shop.deps.jobs.enqueue(ask, { whom: 'ana' }, one);

    await eventually(() => expect(asked).toContain('ana'));
    await new Promise((wake) => setTimeout(wake, 500));
    expect(asked.filter((word) => word === 'ana')).toHaveLength(1);
    await expect(shop.deps.jobs.enqueue(ask, { whom: 'ben' }, { id: 'a:b' })).rejects.toThrow();
  });
});
