import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeReminders } from '../../src/notifications/index.ts';
import { outbox } from '../../src/platform/events.ts';
import { notificationsOf, unreadOf } from '../notifications/telling.ts';
import { ok, problemOf } from '../spaces/talk.ts';
import { openWorld, type World } from '../support/world.ts';
import { addMember, close, openRound, pass, roundOf, share } from './round.ts';

describe('reminding of a round', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const path = (topicId: string) => `/topics/${topicId}/check-in/reminder`;

  /** Rosa started it; Ana has shared, one skipped, one muted it, and two neither. */
  async function openWaiting(space: Record<string, unknown>) {
    const room = await openRound(world, {}, space);
    const { rosa, ana, spaceId } = room;
    const [skipping, muting, waiting, other] = [
      await addMember(world, rosa, spaceId),
      await addMember(world, rosa, spaceId),
      await addMember(world, rosa, spaceId),
      await addMember(world, rosa, spaceId),
    ];
    const { id: topicId } = await ok(
      rosa.post(`/spaces/${spaceId}/check-ins`, {
        ...{ title: 'Waiting', body: 'x' },
        closesAt: new Date(world.clock.now.getTime() + 3_600_000),
      }),
    );
    await ok(share(ana, topicId));
    await ok(skipping.put(`/topics/${topicId}/check-in/skip`));
    await ok(muting.put(`/topics/${topicId}/level`, { level: 'muted' }));
    return { ...room, topicId, skipping, muting, waiting, other };
  }

  it('tells those who neither shared nor skipped, once, and goes when it is done', async () => {
    const { rosa, ana, topicId, ...people } = await openWaiting({});
    await ok(people.other.put(`/topics/${topicId}/read`, { position: 1 }));
    expect(await ok(rosa.put(path(topicId)))).toMatchObject({
      mine: { mayRemind: false, remindedAt: world.clock.now.toISOString() },
    });
    await ok(rosa.put(path(topicId)));
    const asked = (await world.deps.db.select().from(outbox)).filter(
      ({ type, data }) =>
        type === 'check-ins.reminder-asked' && (data as { topicId: string }).topicId === topicId,
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]?.subjects).toEqual([`check-ins/${topicId}`]);
    await makeReminders(world.deps, topicId);
    await makeReminders(world.deps, topicId);

    const { skipping, muting, waiting, other } = people;
    for (const person of [rosa, ana, skipping, muting]) {
      expect(await notificationsOf(person)).toEqual([]);
    }
    for (const person of [waiting, other]) {
      expect(await notificationsOf(person)).toMatchObject([
        { topic: { title: 'Waiting' }, reason: 'reminded', posts: 1, unread: 1 },
      ]);
      expect(await unreadOf(person)).toBe(1);
    }
    await ok(share(waiting, topicId));
    await ok(other.put(`/topics/${topicId}/check-in/skip`));
    for (const person of [waiting, other]) expect(await notificationsOf(person)).toEqual([]);
  });

  it('is over with the round', async () => {
    const { rosa, waiting, topicId } = await openWaiting({});
    await ok(rosa.put(path(topicId)));
    await makeReminders(world.deps, topicId);
    expect(await unreadOf(waiting)).toBe(1);
    await close(world);
    expect(await unreadOf(waiting)).toBe(0);
    const late = await openRound(world);
    pass(world);
    expect(await problemOf(late.rosa.put(path(late.topicId)))).toBe('409 round-closed');
  });

  it('says of a circle how much there is, and nothing else, and tells nobody who came later', async () => {
    const { rosa, waiting, topicId, spaceId } = await openWaiting({ kind: 'circle' });
    pass(world, 1_000);
    const late = await addMember(world, rosa, spaceId);
    await ok(rosa.put(path(topicId)));
    await makeReminders(world.deps, topicId);
    expect(await notificationsOf(waiting)).toMatchObject([
      { id: spaceId, topic: null, reason: null, people: [], posts: 1 },
    ]);
    expect(await notificationsOf(late)).toEqual([]);
  });

  it('is for facilitators and who started the round', async () => {
    const { rosa, ana, tom, topicId, spaceId } = await openRound(world, {}, {});
    expect(await problemOf(ana.put(path(topicId)))).toBe('403 forbidden');
    expect(await problemOf(tom.put(path(topicId)))).toBe('403 not-a-member');
    expect(await problemOf(world.anyone.put(path(topicId)))).toBe('401 not-signed-in');
    expect((await roundOf(ana, topicId)).mine).toMatchObject({ mayRemind: false });
    expect((await roundOf(rosa, topicId)).mine).toMatchObject({ mayRemind: true });
    const closesAt = new Date(world.clock.now.getTime() + 3_600_000);
    const own = await ok(
      ana.post(`/spaces/${spaceId}/check-ins`, { title: 'x', body: 'x', closesAt }),
    );
    expect(await ok(ana.put(path(own.id)))).toMatchObject({ mine: { mayRemind: false } });
  });
});
