import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { and, eq, sql } from 'drizzle-orm';
import { queueDueDigests, sendDigest, sendDueDigests } from '../../src/digests/index.ts';
import { persons } from '../../src/people/tables.ts';
import { deliveries } from '../../src/platform/mail/deliveries.ts';
import { memberships, readMarks, spaces } from '../../src/spaces/tables.ts';
import { queueDue } from '../../workers/digests/queue-due.ts';
import { mailDigest } from '../../workers/digests/send-digest.ts';
import { sweepDeliveries } from '../../workers/digests/sweep-deliveries.ts';
import { eventually } from '../support/eventually.ts';
import { stores } from '../support/workshop.ts';
import { mondayMorning, openPostOffice } from './post-office.ts';

const nobody = async () => {};

describe('sending digests', () => {
  let office: Awaited<ReturnType<typeof openPostOffice>>;
  beforeEach(async () => {
    office = await openPostOffice();
  });
  afterEach(() => office.close());

  it('brings one mail to each who has something to read, also under a double start', async () => {
    const { crowd } = await office.readers(40);
    const other = { ...office.deps, mailer: office.openMailerHere() };
    await Promise.all([sendDueDigests(office.deps), sendDueDigests(other)]);
    await sendDueDigests(office.deps);
    const counts = office.counts();
    expect(crowd.map(({ email }) => counts.get(email))).toEqual(crowd.map(() => 1));
    expect(counts.size).toBe(40);
    expect(await office.states()).toEqual({ sent: 40, withdrawn: 1 });
    const [mail] = office.inbox.mails;
    expect(mail?.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(mail?.raw).toMatch(/^Subject: How do you start\?: 1 new post\r$/m);
  });

  it('makes one delivery per window, when twelve schedulers look at once', async () => {
    await office.readers(30);
    const looks = Array.from({ length: 12 }, () =>
      queueDueDigests(office.deps.db, mondayMorning, nobody),
    );
    await Promise.all(looks);
    expect(await office.states()).toEqual({ queued: 31 });
  });

  it('waits for the hour where each person is, and comes no day late', async () => {
    await office.readers(1, { timeZone: 'America/Chicago' });
    await office.readers(1, { timeZone: 'America/Los_Angeles' });
    const queuedAt = async (now: string) => {
      await queueDueDigests(office.deps.db, new Date(now), nobody);
      return (await office.states()).queued ?? 0;
    };
    expect(await queuedAt('2026-11-23T12:59:59Z')).toBe(0);
    expect(await queuedAt('2026-11-24T10:00:00Z')).toBe(2); // too late for Chicago
    expect(await queuedAt('2026-11-30T13:00:00Z')).toBe(4);
    expect(await queuedAt('2026-11-30T15:00:00Z')).toBe(6);
  });

  it('says nothing twice, and nothing when nothing is new', async () => {
    const { crowd, spaceId, rosa } = await office.readers(2);
    await sendDueDigests(office.deps);
    office.clock.now = new Date('2026-11-30T14:00:00Z');
    await sendDueDigests(office.deps);
    expect(office.inbox.mails).toHaveLength(2);
    await office.startTopic(spaceId, rosa.id, new Date('2026-12-01T12:00:00Z'));
    office.clock.now = new Date('2026-12-07T14:00:00Z');
    await sendDueDigests(office.deps);
    expect(office.counts()).toEqual(new Map(crowd.map(({ email }) => [email, 2])));
  });

  it('brings with the next digest what was written while the last one was on its way', async () => {
    const { crowd, spaceId, rosa } = await office.readers(1);
    const justAfter = new Date(mondayMorning.getTime() + 1_000);
    office.inbox.behave((moment) => {
      if (moment === 'end')
        return office.startTopic(spaceId, rosa.id, justAfter).then(() => undefined);
    });
    await sendDueDigests(office.deps);
    office.inbox.behave(() => undefined);
    await office.deps.db.update(deliveries).set({ settledAt: new Date('2026-11-23T13:20:00Z') });

    office.clock.now = new Date('2026-11-30T14:00:00Z');
    await sendDueDigests(office.deps);
    expect(office.counts().get(String(crowd[0]?.email))).toBe(2);
  });

  it('asks again at the last moment what each may see and wants', async () => {
    const { crowd, spaceId, topicId } = await office.readers(5);
    const [gone, off, read, suspended, stays] = crowd.map(({ id }) => id) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const { db } = office.deps;
    await db.update(spaces).set({ kind: 'cohort', joinPolicy: 'invitation' });
    const ids: string[] = [];
    await queueDueDigests(db, mondayMorning, async (batch) => void ids.push(...batch));
    await db
      .delete(memberships)
      .where(and(eq(memberships.spaceId, spaceId), eq(memberships.personId, gone)));
    await office.prefer(off, 'off');
    await db.insert(readMarks).values({ personId: read, topicId, position: 1, at: mondayMorning });
    await db.update(persons).set({ suspendedAt: mondayMorning }).where(eq(persons.id, suspended));
    for (const id of ids) await sendDigest(office.deps, id);
    expect([...office.counts().keys()]).toEqual(
      crowd.filter(({ id }) => id === stays).map(({ email }) => email),
    );
    expect(await office.states()).toEqual({ sent: 1, withdrawn: 5 });
  });

  it('goes to nobody else when an address is list grammar, and holds up no one', async () => {
    const { crowd } = await office.readers(8);
    const bad = [
      'eve@x.test, mallory@y.test',
      '<eve@x.test>ana@y.test',
      'eve@x.test\r\nRCPT TO:<m@y.test>',
    ];
    for (const [at, email] of bad.entries()) {
      await office.deps.db
        .update(persons)
        .set({ email })
        .where(eq(persons.id, String(crowd[at]?.id)));
    }
    await sendDueDigests(office.deps);
    const theirs = crowd.slice(bad.length).map(({ email }) => [email, 1] as const);
    expect(office.counts()).toEqual(new Map(theirs));
    expect(await office.states()).toEqual({ sent: 5, withdrawn: 4 });
  });

  it('comes back to what the mail server put off, not before its time', async () => {
    await office.readers(1);
    office.inbox.behave((moment) => (moment === 'recipient' ? { code: 451 } : undefined));
    await sendDueDigests(office.deps);
    office.inbox.behave(() => undefined);
    await sendDueDigests(office.deps);
    expect(office.inbox.mails).toHaveLength(0);
    await office.deps.db.update(deliveries).set({ nextAttemptAt: sql`now()` });
    await sendDueDigests(office.deps);
    expect(office.inbox.mails).toHaveLength(1);
  });
});

describe.each(stores)('the workers, with queues on %s', (store) => {
  let office: Awaited<ReturnType<typeof openPostOffice>>;
  beforeEach(async () => {
    office = await openPostOffice(store);
  });
  afterEach(() => office.close());

  it('send every digest once, with two processes and a queue that was emptied', async () => {
    const { crowd } = await office.readers(30);
    await queueDue.perform(
      office.deps,
      { id: '1', type: '', time: mondayMorning, data: undefined },
      turn,
    );
    await office.emptyQueues();
    office.start([mailDigest]);
    await office.deps.db
      .update(deliveries)
      .set({ nextAttemptAt: sql`now() - interval '61 seconds'` });
    const sweep = () =>
      sweepDeliveries.perform(
        office.deps,
        { id: '2', type: '', time: mondayMorning, data: undefined },
        turn,
      );
    await Promise.all([sweep(), sweep()]);
    await eventually(async () => {
      expect(await office.states()).toEqual({ sent: 30, withdrawn: 1 });
    }, 20_000);
    expect(office.counts()).toEqual(new Map(crowd.map(({ email }) => [email, 1])));
  }, 40_000);
});

const turn = { signal: new AbortController().signal, attempt: 1 };
