import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { defineEvent, record } from '../../../src/platform/events.ts';
import { newId } from '../../../src/platform/ids.ts';
import {
  findParked,
  owedJobs,
  parkOwed,
  retryParked,
  settleOwed,
  takeOwed,
} from '../../../src/platform/jobs/owed-jobs.ts';
import { oweDue } from '../../../src/platform/jobs/owed-sweep.ts';
import { processStops } from '../../../src/platform/jobs/queues.ts';
import { describeFailure, runOwed, runRequest } from '../../../src/platform/jobs/runner.ts';
import { defineJob } from '../../../src/platform/jobs.ts';
import { forgetEvents } from '../../../src/platform/outbox/retention.ts';
import { openWorkshop } from '../../support/workshop.ts';

const bellRung = defineEvent({
  type: 'halls.bell-rung',
  data: z.object({ bell: z.uuid() }),
  subject: () => 'halls/bells',
});

describe('what is owed', () => {
  let shop: Awaited<ReturnType<typeof openWorkshop>>;
  beforeAll(async () => {
    shop = await openWorkshop();
  });
  afterAll(() => shop.close());

  async function owe(job = 'halls.ring'): Promise<{ job: string; id: string }> {
    const { db } = shop.deps;
    const id = await db.transaction((tx) => record(tx, bellRung, { bell: newId() }, new Date()));
    await db.insert(owedJobs).values({ job, id, eventId: id });
    return { job, id };
  }

  it('is settled only by the latest try: one that lost its lock changes nothing', async () => {
    const { db } = shop.deps;
    const key = await owe();
    const [slow, fresh] = [newId(), newId()];
    await takeOwed(db, key, slow);
    expect(await takeOwed(db, key, fresh)).toMatchObject({ attempts: 2, type: 'halls.bell-rung' });

    await settleOwed(db, key, slow);
    await parkOwed(db, key, slow, 'late');
    expect(await takeOwed(db, key, fresh)).toMatchObject({ attempts: 3 });

    await settleOwed(db, key, fresh);
    expect(await takeOwed(db, key, newId())).toBeUndefined();
  });

  it('is parked by no number of restarts: a try cut short by one is given back', async () => {
    const { db } = shop.deps;
    const key = await owe('halls.tune');
    let stop = new AbortController();
    let does: () => Promise<void> = async () => stop.abort(processStops);
    const tune = defineJob({
      name: 'halls.tune',
      on: bellRung,
      attempts: 2,
      async run() {
        await does();
        await new Promise(() => undefined); // deaf to its signal
      },
    });
    const attempt = () => {
      stop = new AbortController();
      return { id: key.id, data: null, attempt: 1, signal: stop.signal };
    };

    for (let restart = 0; restart < 5; restart += 1) {
      expect(await runOwed(shop.deps, tune, attempt())).toBe('again');
    }
    expect((await findParked(db, 10)).filter(({ job }) => job === key.job)).toEqual([]);

    does = async () => stop.abort('another worker has taken it over');
    expect(await runOwed(shop.deps, tune, attempt())).toBe('again');
    expect(await runOwed(shop.deps, tune, attempt())).toBe('done');
    expect(await findParked(db, 10)).toContainEqual(
      expect.objectContaining({ ...key, attempts: 2 }),
    );
    await db.delete(owedJobs).where(sql`job = ${key.job}`);
  });

  it('was asked for, and is not given up because a process stops at its last try', async () => {
    const stop = new AbortController();
    const echo = defineJob({
      name: 'halls.echo',
      data: z.strictObject({}),
      attempts: 1,
      run: async () => {
        stop.abort(processStops);
        stop.signal.throwIfAborted();
      },
    });
    const taken = { id: 'echo-1', data: {}, attempt: 1, signal: stop.signal };

    expect(await runRequest(shop.deps, echo, taken)).toBe('again');
    expect((await findParked(shop.deps.db, 10)).map(({ job }) => job)).not.toContain('halls.echo');
  });

  it('is seen when parked, left alone, and tried anew when staff say so', async () => {
    const { db } = shop.deps;
    const key = await owe();
    const runner = newId();
    await takeOwed(db, key, runner);
    await parkOwed(db, key, runner, 'Error: no answer');

    expect(await findParked(db, 10)).toMatchObject([{ ...key, error: 'Error: no answer' }]);
    expect(await takeOwed(db, key, newId())).toBeUndefined();
    expect(await retryParked(db, key)).toBe(true);
    expect(await retryParked(db, key)).toBe(false);
    expect(await takeOwed(db, key, newId())).toMatchObject({ attempts: 1 });
  });

  it('is owed once for a period, when twelve look at the same moment', async () => {
    const schedule = [{ job: 'halls.polish', everyMs: 3_600_000_000 }];
    const looks = await Promise.all(
      Array.from({ length: 12 }, () => oweDue(shop.deps.db, schedule)),
    );
    expect(looks.flat()).toHaveLength(1);
    expect(await oweDue(shop.deps.db, schedule)).toEqual([]);
  });

  it('keeps its event for more than 30 days; other old events go, and numbers never start again', async () => {
    const { db } = shop.deps;
    const owed = await owe();
    const done = await owe();
    await db.delete(owedJobs).where(sql`id = ${done.id}`);
    const fresh = await db.transaction((tx) => record(tx, bellRung, { bell: newId() }, new Date()));
    await db.execute(sql`insert into subject_heads values ('halls/bells', 7)`);
    await db.execute(sql`update outbox set relay_round = position`);
    await db.execute(sql`update relay_progress set handed_on = (select max(position) from outbox)`);
    await db.execute(sql`update outbox set time = now() - interval '31 days' where id <> ${fresh}`);
    const waiting = await db.transaction((tx) =>
      record(tx, bellRung, { bell: newId() }, new Date('2026-01-01')),
    );

    await forgetEvents(db, new AbortController().signal);

    const { rows } = await db.execute<{ id: string }>(sql`select id from outbox`);
    const left = rows.map(({ id }) => id);
    expect(left).toEqual(expect.arrayContaining([owed.id, fresh, waiting]));
    expect(left).not.toContain(done.id);
    const heads = await db.execute(sql`select head from subject_heads`);
    expect(heads.rows).toEqual([{ head: 7 }]);
  });

  it('says of a failure what kind it is, and nothing of whom it was about', () => {
    const query = Object.assign(new Error('duplicate key value\nDETAIL: (email)=(a@b.test)'), {
      name: 'DatabaseError',
      code: '23505',
    });
    const wrapped = new Error('Failed query: insert … params: ana@school.test', { cause: query });
    expect(describeFailure(wrapped)).toBe('DatabaseError 23505: duplicate key value');
    expect(describeFailure(new Error('550 no <ana@school.test> here'))).toBe(
      'Error: 550 no <(address)> here',
    );
    expect(describeFailure('ana@school.test')).toBe('thrown: not an error');
  });

  it('refuses names and ids that a queue cannot hold', () => {
    const run = async () => undefined;
    expect(() => defineJob({ name: 'no:colon', every: 1, run })).toThrow(RangeError);
  });
});
