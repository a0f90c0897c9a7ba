import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { outbox } from '../../src/platform/events.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { letIn, ok, openRoom, problemOf, reply, startTopic } from './talk.ts';

type Listed = { items: { id: string; mine: { unread: number; level: string } }[] };
type Home = { needsYou: unknown[]; newInSpaces: { id: string }[] };

describe('how much someone wants to hear of', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const choose = (person: TestPerson, path: string, level: string | null) =>
    ok<{ mine: { level: string; ownLevel?: string | null; unread: number } }>(
      person.put(`${path}/level`, { level }),
    );
  const topicsOf = async (person: TestPerson, spaceId: string, filter = 'all') =>
    (await ok<Listed>(person.get(`/spaces/${spaceId}/topics?filter=${filter}`))).items;
  const home = (person: TestPerson) => ok<Home>(person.get('/me/home'));

  it('is as in the space, until the topic has a level of its own, and again when that is taken away', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    const mine = async () => (await ok<{ mine: object }>(ana.get(`/topics/${topic.id}`))).mine;
    expect(await mine()).toMatchObject({ level: 'normal', ownLevel: null });

    expect((await choose(ana, `/spaces/${spaceId}`, 'watching')).mine.level).toBe('watching');
    expect(await mine()).toMatchObject({ level: 'watching', ownLevel: null });
    const own = await choose(ana, `/topics/${topic.id}`, 'muted');
    expect(own.mine).toMatchObject({ level: 'muted', ownLevel: 'muted' });
    expect((await topicsOf(ana, spaceId))[0]?.mine.level).toBe('muted');
    await choose(ana, `/topics/${topic.id}`, null);
    expect(await mine()).toMatchObject({ level: 'watching', ownLevel: null });
    expect(await ok(rosa.get(`/topics/${topic.id}`))).toMatchObject({ mine: { level: 'normal' } });
  });

  it('counts nothing of a muted topic, in no list and for no space', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const loud = await startTopic(rosa, spaceId);
    const other = await startTopic(rosa, spaceId);
    const read = await startTopic(rosa, spaceId);
    for (const { id } of [loud, read]) await ok(ana.put(`/topics/${id}/read`, { position: 1 }));
    for (const { id } of [loud, read]) await reply(rosa, id);
    const unreadTopics = async () =>
      (await ok<{ mine: { unreadTopics: number } }>(ana.get(`/spaces/${spaceId}`))).mine
        .unreadTopics;
    expect(await unreadTopics()).toBe(3);

    expect((await choose(ana, `/topics/${loud.id}`, 'muted')).mine.unread).toBe(0);
    expect(await unreadTopics()).toBe(2);
    const unread = (await topicsOf(ana, spaceId, 'unread')).map(({ id }) => id);
    expect(unread).toEqual([read.id]);
    await choose(ana, `/topics/${other.id}`, 'muted');
    expect(await topicsOf(ana, spaceId, 'new')).toEqual([]);
    expect(await topicsOf(ana, spaceId)).toHaveLength(3);
  });

  it('keeps one topic of a muted space audible', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    await startTopic(rosa, spaceId);
    const kept = await startTopic(rosa, spaceId);
    await choose(ana, `/spaces/${spaceId}`, 'muted');
    await choose(ana, `/topics/${kept.id}`, 'normal');
    expect(await ok(ana.get(`/spaces/${spaceId}`))).toMatchObject({ mine: { unreadTopics: 1 } });
    expect((await topicsOf(ana, spaceId, 'new')).map(({ id }) => id)).toEqual([kept.id]);
    expect((await home(ana)).newInSpaces.map(({ id }) => id)).toEqual([kept.id]);
  });

  it('leaves muted topics out of home and the digest, also where someone asks for them by name', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId);
    await reply(rosa, topic.id, `And you, @[Ana](${ana.id})?`);
    const digest = async () =>
      (await ok<{ subject: string | null }>(ana.get('/me/digest'))).subject;
    expect((await home(ana)).needsYou).toHaveLength(1);
    expect(await digest()).not.toBeNull();

    await choose(ana, `/topics/${topic.id}`, 'muted');
    expect(await home(ana)).toMatchObject({ needsYou: [], newInSpaces: [] });
    expect(await digest()).toBeNull();
    await choose(ana, `/topics/${topic.id}`, null);
    await choose(ana, `/spaces/${spaceId}`, 'muted');
    expect(await home(ana)).toMatchObject({ needsYou: [], newInSpaces: [] });
    expect(await digest()).toBeNull();
  });

  it('puts what someone tracks before what others found better', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    await letIn(rosa, tom, spaceId);
    const [quiet, busy] = [await startTopic(rosa, spaceId), await startTopic(rosa, spaceId)];
    await reply(tom, busy.id);
    const order = async () => (await home(ana)).newInSpaces.map(({ id }) => id);
    expect(await order()).toEqual([busy.id, quiet.id]);
    await choose(ana, `/topics/${quiet.id}`, 'tracking');
    expect(await order()).toEqual([quiet.id, busy.id]);
  });

  it('is told to their own devices, once for each change, also when twelve ask for it', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    const twelve = (path: string) =>
      Promise.all(Array.from({ length: 12 }, () => choose(ana, path, 'watching')));
    await twelve(`/topics/${topic.id}`);
    await twelve(`/spaces/${spaceId}`);
    const told = (await world.deps.db.select().from(outbox)).filter(
      ({ type, subjects }) =>
        type === 'spaces.level-changed' && subjects.includes(`people/${ana.id}`),
    );
    expect(told.map(({ subjects, data }) => ({ subjects, data }))).toEqual([
      {
        subjects: [`people/${ana.id}`],
        data: { spaceId, topicId: topic.id, personId: ana.id },
      },
      { subjects: [`people/${ana.id}`], data: { spaceId, topicId: null, personId: ana.id } },
    ]);
  });

  it('is of a topic for those who may read it, and of a space for its members', async () => {
    const open = await openRoom(world);
    const closed = await openRoom(world, { joinPolicy: 'invitation' });
    const there = await startTopic(open.rosa, open.spaceId);
    const hidden = await startTopic(closed.rosa, closed.spaceId);
    const { tom } = open;
    const level = { level: 'watching' };
    await choose(tom, `/topics/${there.id}`, 'watching');
    expect(await problemOf(tom.put(`/spaces/${open.spaceId}/level`, level))).toBe(
      '403 not-a-member',
    );
    for (const path of [`/topics/${hidden.id}`, `/spaces/${closed.spaceId}`]) {
      expect(await problemOf(tom.put(`${path}/level`, level))).toBe('404 not-found');
      expect(await problemOf(world.anyone.put(`${path}/level`, level))).toBe('401 not-signed-in');
    }
    expect(await problemOf(tom.put(`/topics/${there.id}/level`, { level: 'loud' }))).toBe(
      '400 invalid-input',
    );
    expect(await problemOf(closed.ana.put(`/spaces/${closed.spaceId}/level`, {}))).toBe(
      '400 invalid-input',
    );
  });

  it('ends when they leave, for the space and for its topics', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    await choose(ana, `/spaces/${spaceId}`, 'muted');
    await choose(ana, `/topics/${topic.id}`, 'watching');
    await ok(ana.delete(`/spaces/${spaceId}/membership`));
    await ok(ana.put(`/spaces/${spaceId}/membership`));
    expect(await ok(ana.get(`/spaces/${spaceId}`))).toMatchObject({ mine: { level: 'normal' } });
    expect(await ok(ana.get(`/topics/${topic.id}`))).toMatchObject({ mine: { ownLevel: null } });
  });
});
