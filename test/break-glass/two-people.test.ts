import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { persons } from '../../src/people/tables.ts';
import { auditEntries } from '../../src/platform/audit.ts';
import { outbox } from '../../src/platform/events.ts';
import { share, startRound } from '../check-ins/round.ts';
import { letIn, ok, openRoom, problemOf, startTopic } from '../spaces/talk.ts';
import { openWorld, type World } from '../support/world.ts';
import { ask, decide, type Entry, looksOf, open, openCircle, reason, toldOf } from './glass.ts';

describe('opening a circle takes two', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('is asked by one moderator and confirmed by another, and tells everyone there', async () => {
    const { rosa, ana, tom, spaceId, mia, leo } = await openCircle(world);
    const asked = await ask(mia, { spaceId });
    expect(asked).toMatchObject({ state: 'waiting', mine: { mayDecide: false, mayRead: false } });
    expect(await looksOf(rosa, spaceId)).toEqual([]);
    expect(await toldOf(rosa)).toEqual([]);

    const opened = await ok<Entry>(decide(leo, asked.id));
    expect(opened).toMatchObject({ state: 'open', mine: { mayDecide: false, mayRead: true } });
    for (const person of [rosa, ana, tom]) {
      expect(await toldOf(person)).toMatchObject([
        { entryId: asked.id, topicId: null, space: { name: 'Tuesdays' }, reason },
      ]);
      const { unread } = await ok<{ unread: number }>(person.get('/me/notifications/count'));
      expect(unread).toBe(1);
    }
    expect(await looksOf(tom, spaceId)).toMatchObject([
      {
        ...{ state: 'open', reason, topic: null, readings: [], readingsCount: 0 },
        ...{ askedBy: { name: 'Mia Novak' }, confirmedBy: { name: 'Leo Park' } },
      },
    ]);
    await ok(rosa.put(`/me/break-glass/${asked.id}/seen`));
    expect(await toldOf(rosa)).toEqual([]);
    expect(await looksOf(rosa, spaceId)).toHaveLength(1);
    expect(await problemOf(mia.put(`/me/break-glass/${asked.id}/seen`))).toMatch(/^404/);
  });

  it('is confirmed by nobody who asked, is no moderator, shows no second factor, or has to do with the circle', async () => {
    const { rosa, ana, spaceId, mia, leo } = await openCircle(world);
    const { id } = await ask(mia, { spaceId });
    expect(await problemOf(decide(mia, id))).toBe('403 forbidden');
    for (const person of [rosa, ana, await world.person()]) {
      expect(await problemOf(decide(person, id))).toMatch(/^404/);
      expect(await problemOf(person.get(`/break-glass/${id}`))).toMatch(/^404/);
      expect(await problemOf(person.get('/break-glass'))).toMatch(/^403/);
      expect(await problemOf(person.post('/break-glass', { spaceId, reason }))).toMatch(/^403/);
    }
    await letIn(rosa, leo, spaceId);
    expect(await problemOf(decide(leo, id))).toMatch(/^404/);
    const { items } = await ok<{ items: Entry[] }>(leo.get('/break-glass?limit=100'));
    expect(items.map((entry) => entry.id)).not.toContain(id);
    expect(await problemOf(leo.post('/break-glass', { spaceId, reason }))).toBe('403 party-to-it');
    await startTopic(leo, spaceId, { anonymous: true });
    await ok(leo.delete(`/spaces/${spaceId}/membership`));
    expect(await problemOf(decide(leo, id))).toMatch(/^404/);
    expect((await ok<Entry>(mia.get(`/break-glass/${id}`))).state).toBe('waiting');
  });

  it('is not for who only ever wrote in a round of it', async () => {
    const { rosa, spaceId, leo } = await openCircle(world);
    await letIn(rosa, leo, spaceId);
    const round = await startRound(world, rosa, spaceId);
    await ok(share(leo, round.id));
    await ok(leo.delete(`/spaces/${spaceId}/membership`));
    expect(await problemOf(leo.post('/break-glass', { spaceId, reason }))).toBe('403 party-to-it');
  });

  it('tells who joined later that it was opened, and not why', async () => {
    const { rosa, ana, spaceId, mia, leo } = await openCircle(world);
    await open([mia, leo], { spaceId });
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    const newcomer = await world.person();
    await letIn(rosa, newcomer, spaceId);
    expect(await looksOf(ana, spaceId)).toMatchObject([{ state: 'open', reason }]);
    expect(await looksOf(newcomer, spaceId)).toMatchObject([{ state: 'open', reason: '' }]);
  });

  it('is for circles and anonymous topics in them, and for one of both', async () => {
    const { mia, spaceId, topicId, askedId } = await openCircle(world);
    const { spaceId: openId, rosa } = await openRoom(world);
    const plain = await startTopic(rosa, openId);
    for (const wish of [{ spaceId: openId }, { topicId: plain.id }, { topicId }]) {
      expect(await problemOf(mia.post('/break-glass', { ...wish, reason }))).toMatch(/^404/);
    }
    for (const wish of [{}, { spaceId, topicId: askedId }, { spaceId, reason: 'Why' }]) {
      expect(await problemOf(mia.post('/break-glass', { reason, ...wish }))).toMatch(/^400/);
    }
  });

  it('is one entry, told once, when twelve moderators confirm at the same moment', async () => {
    const { rosa, spaceId, mia } = await openCircle(world);
    const { id } = await ask(mia, { spaceId });
    const staff = { staffRole: 'moderator' } as const;
    const crowd = await Promise.all(Array.from({ length: 12 }, () => world.person(staff)));

    const replies = await Promise.all(crowd.map((person) => decide(person, id)));

    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([
      200,
      ...Array(11).fill(409),
    ]);
    expect(await toldOf(rosa)).toHaveLength(1);
    const events = await world.deps.db.select().from(outbox);
    const told = events.filter(({ type, subjects }) => {
      return type === 'break-glass.circle-looked' && subjects.includes(`spaces/${spaceId}`);
    });
    expect(told).toHaveLength(1);
    const audited = await world.deps.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subject, `spaces/${spaceId}`));
    expect(audited.map(({ action }) => action)).toEqual([
      'break-glass.asked',
      'break-glass.confirmed',
    ]);
  });

  it('is one request, when twelve moderators ask at the same moment', async () => {
    const { spaceId } = await openCircle(world);
    const staff = { staffRole: 'moderator' } as const;
    const crowd = await Promise.all(Array.from({ length: 12 }, () => world.person(staff)));
    const replies = await Promise.all(
      crowd.map((person) => person.post('/break-glass', { spaceId, reason })),
    );
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([
      201,
      ...Array(11).fill(409),
    ]);
  });

  it('is declined, withdrawn or left to lapse, and opens nothing then', async () => {
    const { rosa, spaceId, mia, leo, eva } = await openCircle(world);
    const declined = await ask(mia, { spaceId });
    expect(await ok(decide(leo, declined.id, false))).toMatchObject({ state: 'declined' });
    expect(await problemOf(decide(eva, declined.id))).toBe('409 break-glass-not-waiting');
    const withdrawn = await ask(mia, { spaceId });
    await ok(mia.delete(`/break-glass/${withdrawn.id}`));
    expect(await problemOf(decide(leo, withdrawn.id))).toBe('409 break-glass-not-waiting');
    const late = await ask(mia, { spaceId });
    const { now } = world.clock;
    world.clock.now = new Date(now.getTime() + 72 * 3_600_000);
    expect(await problemOf(decide(leo, late.id))).toBe('409 break-glass-not-waiting');
    world.clock.now = now;
    expect(await looksOf(rosa, spaceId)).toEqual([]);
    for (const { id } of [declined, withdrawn]) {
      expect(await problemOf(mia.get(`/break-glass/${id}/topics`))).toBe(
        '409 break-glass-not-open',
      );
    }
  });

  it('does not open for who asked and is no moderator any more', async () => {
    const { spaceId, mia, leo } = await openCircle(world);
    const { id } = await ask(mia, { spaceId });
    await world.deps.db.update(persons).set({ staffRole: 'none' }).where(eq(persons.id, mia.id));
    expect(await problemOf(decide(leo, id))).toBe('409 break-glass-asker-gone');
  });

  it('is closed early by any of them, once', async () => {
    const { rosa, spaceId, mia, leo, eva } = await openCircle(world);
    const { id } = await open([mia, leo], { spaceId });
    await ok(eva.delete(`/break-glass/${id}`));
    await ok(mia.delete(`/break-glass/${id}`));
    expect(await looksOf(rosa, spaceId)).toMatchObject([{ state: 'ended' }]);
    expect(await problemOf(mia.get(`/break-glass/${id}/topics`))).toBe('409 break-glass-not-open');
    expect(await problemOf(rosa.delete(`/break-glass/${id}`))).toMatch(/^404/);
  });
});
