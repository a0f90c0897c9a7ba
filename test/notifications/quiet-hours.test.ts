import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isQuiet, localTime } from '../../src/notifications/rules.ts';
import { outbox } from '../../src/platform/events.ts';
import { ok, openRoom, problemOf, reply, startTopic } from '../spaces/talk.ts';
import { openWorld, type World } from '../support/world.ts';
import { tellingOf, unreadOf } from './telling.ts';

const nights = { hours: { from: 21, until: 7 }, weekends: false };
const lunch = { hours: { from: 12, until: 13 }, weekends: false };
const weekends = { hours: null, weekends: true };

describe('quiet hours', () => {
  it.each([
    ['at night', nights, 21, 1, true],
    ['after midnight', nights, 6, 1, true],
    ['in the morning', nights, 7, 1, false],
    ['at noon', lunch, 12, 1, true],
    ['after noon', lunch, 13, 1, false],
    ['before noon', lunch, 11, 1, false],
    ['on a Saturday', weekends, 12, 6, true],
    ['on a Sunday', weekends, 12, 0, true],
    ['on a Friday', weekends, 23, 5, false],
    ['never', { hours: null, weekends: false }, 3, 0, false],
  ])('are %s', (_, wish, hour, weekday, quiet) => {
    expect(isQuiet(wish, { hour, weekday })).toBe(quiet);
  });

  it.each([
    ['America/New_York', '2026-03-08T06:59:00Z', 1, 0],
    ['America/New_York', '2026-03-08T07:00:00Z', 3, 0], // the clocks go forward
    ['America/New_York', '2026-11-01T05:30:00Z', 1, 0],
    ['America/New_York', '2026-11-01T06:30:00Z', 1, 0], // and back
    ['Pacific/Honolulu', '2026-11-16T05:00:00Z', 19, 0],
    ['UTC', '2026-11-17T00:00:00Z', 0, 2],
  ])('go by the clock of %s at %s', (timeZone, at, hour, weekday) => {
    expect(localTime(timeZone, new Date(at))).toEqual({ hour, weekday });
  });

  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('keep live news back, which is there afterwards', async () => {
    const tell = tellingOf(world);
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId);
    const told = async () =>
      (await world.deps.db.select().from(outbox)).filter(
        ({ type, subjects }) =>
          type === 'notifications.made' && subjects.includes(`people/${ana.id}`),
      ).length;
    // It is seven in the morning where Ana is.
    await ok(ana.put('/me/quiet-hours', { hours: { from: 22, until: 8 }, weekends: true }));
    await reply(rosa, topic.id);
    await tell();
    expect([await told(), await unreadOf(ana)]).toEqual([0, 1]);
    world.clock.now = new Date(world.clock.now.getTime() + 3_600_000);
    await reply(rosa, topic.id);
    await tell();
    expect([await told(), await unreadOf(ana)]).toEqual([1, 1]);
    world.clock.now = new Date('2026-11-21T18:00:00Z'); // Saturday
    await reply(rosa, topic.id);
    await tell();
    expect(await told()).toBe(1);
  });

  it('are chosen by each person for themselves', async () => {
    const ana = await world.person({ timeZone: 'America/Chicago' });
    const none = { hours: null, weekends: false, timeZone: 'America/Chicago' };
    expect(await ok(ana.get('/me/quiet-hours'))).toEqual(none);
    const wish = { hours: { from: 21, until: 7 }, weekends: true };
    const kept = { ...wish, timeZone: 'America/Chicago' };
    expect(await ok(ana.put('/me/quiet-hours', wish))).toEqual(kept);
    expect(await ok(ana.get('/me/quiet-hours'))).toEqual(kept);
    expect(await ok(ana.put('/me/quiet-hours', { hours: null, weekends: false }))).toEqual(none);
    const other = await world.person();
    expect(await ok(other.get('/me/quiet-hours'))).toMatchObject({ hours: null });

    for (const odd of [
      { hours: { from: 7, until: 7 }, weekends: false },
      { hours: { from: -1, until: 24 }, weekends: false },
      { hours: null },
    ]) {
      expect(await problemOf(ana.put('/me/quiet-hours', odd))).toBe('400 invalid-input');
    }
    expect(await problemOf(world.anyone.get('/me/quiet-hours'))).toBe('401 not-signed-in');
    expect(await problemOf(world.anyone.put('/me/quiet-hours', wish))).toBe('401 not-signed-in');
  });
});
