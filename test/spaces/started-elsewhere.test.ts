import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { blocks } from '../../src/people/index.ts';
import {
  bringInto,
  startConversation,
  startEventSpace,
  takeOutOf,
} from '../../src/spaces/index.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { ok, openRoom, problemOf, reply, startTopic } from './talk.ts';

const words = { name: 'Visit to Lincoln', purpose: 'Before and after the visit' };

describe('a space that begins with its occasion', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const crowd = async (size: number) =>
    Promise.all(Array.from({ length: size }, () => world.person()));
  const idsOf = (people: readonly TestPerson[]) => people.map(({ id }) => id);

  const converse = (people: readonly TestPerson[]) =>
    world.deps.db.transaction((tx) =>
      startConversation(
        tx,
        { ...words, personIds: idsOf(people), startedById: people[0]?.id ?? '' },
        world.clock.now,
      ),
    );

  async function openEvent() {
    const [host, guest, other] = (await crowd(3)) as [TestPerson, TestPerson, TestPerson];
    const members = [
      { personId: host.id, role: 'facilitator' as const },
      { personId: guest.id, role: 'member' as const },
    ];
    const { spaceId } = await world.deps.db.transaction((tx) =>
      startEventSpace(tx, { ...words, startedById: host.id, members }, world.clock.now),
    );
    return { host, guest, other, spaceId };
  }

  it('is the event’s, for those who take part and for nobody else', async () => {
    const { host, guest, other, spaceId } = await openEvent();
    const topic = await startTopic(host, spaceId);
    await reply(guest, topic.id);
    expect(await ok(guest.get(`/spaces/${spaceId}`))).toMatchObject({
      ...{ kind: 'event', membersCount: 2, mine: { role: 'member' } },
    });
    expect(await problemOf(other.get(`/spaces/${spaceId}`))).toBe('404 not-found');
    expect(await problemOf(other.get(`/topics/${topic.id}`))).toBe('404 not-found');
  });

  it('takes in who takes part later, once, and lets them go, but not the last who looks after it', async () => {
    const { host, other, spaceId } = await openEvent();
    const at = world.clock.now;
    const inside = (act: typeof takeOutOf, personId: string) =>
      world.deps.db.transaction((tx) => act(tx, spaceId, personId, at));
    const bring: typeof takeOutOf = (tx, id, personId) => bringInto(tx, id, personId, 'member', at);
    await Promise.all(Array.from({ length: 12 }, () => inside(bring, other.id)));
    expect(await ok(other.get(`/spaces/${spaceId}`))).toMatchObject({ membersCount: 3 });
    await Promise.all(Array.from({ length: 12 }, () => inside(takeOutOf, other.id)));
    expect(await problemOf(other.get(`/spaces/${spaceId}`))).toBe('404 not-found');
    await inside(takeOutOf, host.id);
    expect(await ok(host.get(`/spaces/${spaceId}`))).toMatchObject({ membersCount: 2 });
  });

  it('opens no way into a space of another kind', async () => {
    const { tom, ana, spaceId } = await openRoom(world, { kind: 'circle' });
    const { db } = world.deps;
    const at = world.clock.now;
    const into = db.transaction((tx) => bringInto(tx, spaceId, tom.id, 'member', at));
    await expect(into).rejects.toThrow(RangeError);
    const out = db.transaction((tx) => takeOutOf(tx, spaceId, ana.id, at));
    await expect(out).rejects.toThrow(RangeError);
  });

  it('is kept with the write that it belongs to, or not at all', async () => {
    const [host] = (await crowd(1)) as [TestPerson];
    const before = await world.count('spaces');
    const members = [{ personId: host.id, role: 'facilitator' as const }];
    const failed = world.deps.db.transaction(async (tx) => {
      await startEventSpace(tx, { ...words, startedById: host.id, members }, world.clock.now);
      throw new Error('The visit could not be kept');
    });
    await expect(failed).rejects.toThrow('could not be kept');
    expect(await world.count('spaces')).toBe(before);
  });

  it('needs someone who looks after an event', async () => {
    const [host] = (await crowd(1)) as [TestPerson];
    const members = [{ personId: host.id, role: 'member' as const }];
    const refused = world.deps.db.transaction((tx) =>
      startEventSpace(tx, { ...words, startedById: host.id, members }, world.clock.now),
    );
    await expect(refused).rejects.toThrow(RangeError);
  });

  it('is a conversation among equals, whom nobody joins and nobody takes out', async () => {
    const [ana, tom, other] = (await crowd(3)) as [TestPerson, TestPerson, TestPerson];
    const { spaceId } = await converse([ana, tom]);
    const topic = await startTopic(ana, spaceId);
    await reply(tom, topic.id);
    expect(await ok(tom.get(`/spaces/${spaceId}`))).toMatchObject({
      ...{ kind: 'conversation', joinPolicy: 'invitation', membersCount: 2 },
      mine: { role: 'member', mayFacilitate: false },
    });
    for (const path of [`/spaces/${spaceId}`, `/topics/${topic.id}`]) {
      expect(await problemOf(other.get(path))).toBe('404 not-found');
    }
    expect(await problemOf(other.put(`/spaces/${spaceId}/membership`))).toBe('404 not-found');
    for (const act of [
      ana.put(`/spaces/${spaceId}/members/${other.id}`, {}),
      ana.put(`/spaces/${spaceId}/members/${tom.id}`, { role: 'facilitator' }),
      ana.delete(`/spaces/${spaceId}/members/${tom.id}`),
      ana.patch(`/spaces/${spaceId}`, { joinPolicy: 'open' }),
    ]) {
      expect(await problemOf(act)).toBe('403 forbidden');
    }
    await ok(ana.delete(`/spaces/${spaceId}/membership`));
    expect(await ok(tom.get(`/spaces/${spaceId}`))).toMatchObject({ membersCount: 1 });
  });

  it('is between two to eight people who are here and wish to, each once', async () => {
    const people = await crowd(9);
    const [ana, tom, eve] = people as [TestPerson, TestPerson, TestPerson];
    await expect(converse(people)).rejects.toThrow(RangeError);
    await expect(converse([ana, ana])).rejects.toThrow(RangeError);
    await converse(people.slice(0, 8));
    const block = { personId: tom.id, blockedId: eve.id, createdAt: world.clock.now };
    await world.deps.db.insert(blocks).values(block);
    await expect(converse([ana, tom, eve])).rejects.toThrow('cannot be brought together');
    const gone = { ...ana, id: '01900000-0000-7000-8000-000000000000' };
    await expect(converse([tom, gone])).rejects.toThrow('cannot be brought together');
  });
});
