import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { owedJobs } from '../../src/platform/jobs/owed-jobs.ts';
import { defineJob } from '../../src/platform/jobs.ts';
import { eventually } from '../support/eventually.ts';
import { openWorkshop, stores } from '../support/workshop.ts';
import { doorOpened, greeter, openDoors } from './support/hall.ts';

// Control: take `if (!last)` out of src/platform/jobs/runner.ts, and the first must fail; the second without `bounded`.
describe.each(stores)('B17: a poison job, with queues in %s', (store) => {
  let shop: Awaited<ReturnType<typeof openWorkshop>>;
  const greeted: string[] = [];
  let thrown = 0;
  let hung = 0;
  const throwing = defineJob({
    name: 'halls.throwing',
    on: doorOpened,
    attempts: 3,
    backoffMs: 50,
    async run() {
      thrown += 1;
      throw new Error('poison');
    },
  });
  const hanging = defineJob({
    name: 'halls.hanging',
    on: doorOpened,
    attempts: 2,
    backoffMs: 50,
    concurrency: 2,
    timeLimitMs: 300,
    run: () => {
      hung += 1;
      return new Promise<void>(() => undefined); // listens to no signal and never ends
    },
  });
  const parked = async (job: string) => {
    const rows = await shop.deps.db.select().from(owedJobs);
    return rows.filter((row) => row.job === job && row.parkedAt !== null);
  };

  beforeAll(async () => {
    shop = await openWorkshop(store);
    await eventually(() => expect(shop.bus.isUp()).toBe(true));
    shop.start([throwing, hanging, greeter(greeted)]);
  });
  afterAll(() => shop.close());

  it('is tried as often as it says, then parked with its cause, while others go on', async () => {
    const doors = await openDoors(shop, 10);

    await eventually(() => expect(greeted.toSorted()).toEqual(doors.toSorted()), 10_000);
    await eventually(async () => expect(await parked('halls.throwing')).toHaveLength(10), 30_000);
    expect(thrown).toBe(30);
    const [one] = await parked('halls.throwing');
    expect(one).toMatchObject({ attempts: 3, error: 'Error: poison' });
  }, 60_000);

  it('is cut off when it hangs', async () => {
    await eventually(async () => expect(await parked('halls.hanging')).toHaveLength(10), 60_000);
    expect(hung).toBe(20);
  }, 90_000);

  it('is parked when every try took its process with it', async () => {
    const [door] = await openDoors(shop, 1);
    const { rows } = await shop.deps.db.execute<{ id: string }>(
      sql`select id from outbox where data->>'door' = ${door}`,
    );
    const id = rows[0]?.id ?? '';
    await eventually(() => expect(greeted).toContain(door));
    const before = greeted.length;
    const longAgo = sql`now() - interval '1 minute'`;
    const lost = { job: 'halls.greet', id, eventId: id, attempts: 8, enqueuedAt: longAgo };
    await shop.deps.db.insert(owedJobs).values(lost);

    await eventually(async () => expect(await parked('halls.greet')).toHaveLength(1), 20_000);
    expect(greeted).toHaveLength(before);
  }, 60_000);
});
