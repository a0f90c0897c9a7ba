import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { outbox } from '../../src/platform/events.ts';
import { readMarks } from '../../src/spaces/index.ts';
import { openWorld, type World } from '../support/world.ts';
import { letIn, ok, openRoom, problemOf, reply, startTopic } from './talk.ts';

describe('what someone has read', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('moves forward, never past the end and never back', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    for (let n = 0; n < 4; n += 1) await reply(rosa, topic.id);
    const mark = (position: number) => ok(ana.put(`/topics/${topic.id}/read`, { position }));

    expect(await mark(2)).toEqual({ topicId: topic.id, position: 2, unread: 3 });
    expect(await mark(1)).toMatchObject({ position: 2, unread: 3 });
    expect(await mark(99)).toMatchObject({ position: 5, unread: 0 });
    expect(await ok(ana.get(`/topics/${topic.id}`))).toMatchObject({
      mine: { readPosition: 5, unread: 0 },
    });
  });

  it('is told to their own devices once, and only when it moved', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    const marks = Array.from({ length: 12 }, () =>
      ana.put(`/topics/${topic.id}/read`, { position: 1 }),
    );
    const answers = await Promise.all(marks);
    expect(answers.map((answer) => answer.statusCode)).toEqual(answers.map(() => 200));
    const events = await world.deps.db.select().from(outbox);
    const told = events.filter(({ type, subjects }) => {
      return type === 'spaces.read-marked' && subjects.includes(`people/${ana.id}`);
    });
    expect(told).toHaveLength(1);
    expect(told[0]?.subjects).toEqual([`people/${ana.id}`]);
  });

  it('counts what came since they joined, and not the years before', async () => {
    const { rosa, tom, spaceId } = await openRoom(world);
    const before = await startTopic(rosa, spaceId);
    const revived = await startTopic(rosa, spaceId);
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    await ok(tom.put(`/spaces/${spaceId}/membership`));
    await reply(rosa, revived.id);
    expect(await ok(tom.get(`/topics/${before.id}`))).toMatchObject({ mine: { unread: 0 } });
    expect(await ok(tom.get(`/topics/${revived.id}`))).toMatchObject({ mine: { unread: 2 } });
  });

  it('follows their own posts when they had read what came before', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    await ok(ana.put(`/topics/${topic.id}/read`, { position: 1 }));
    await reply(ana, topic.id);
    expect(await ok(ana.get(`/topics/${topic.id}`))).toMatchObject({ mine: { unread: 0 } });
    await reply(rosa, topic.id);
    await reply(rosa, topic.id);
    await reply(ana, topic.id);
    expect(await ok(ana.get(`/topics/${topic.id}`))).toMatchObject({ mine: { unread: 3 } });
  });

  it('is everything, when someone says so of a space', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    const before = await startTopic(rosa, spaceId);
    const begun = await startTopic(rosa, spaceId);
    const muted = await startTopic(rosa, spaceId);
    const done = await startTopic(ana, spaceId);
    await ok(ana.put(`/topics/${begun.id}/read`, { position: 1 }));
    await reply(rosa, begun.id);
    await ok(ana.put(`/topics/${muted.id}/level`, { level: 'muted' }));

    const all = () =>
      Promise.all(Array.from({ length: 12 }, () => ok(ana.put(`/spaces/${spaceId}/read`))));
    const moved = (await all()) as unknown as { topics: number }[];
    expect(moved.reduce((sum, { topics }) => sum + topics, 0)).toBe(3);
    expect(await ok(ana.get(`/spaces/${spaceId}`))).toMatchObject({ mine: { unreadTopics: 0 } });
    for (const { id } of [before, begun, muted, done]) {
      const { mine, lastPosition } = await ok<{ mine: object; lastPosition: number }>(
        ana.get(`/topics/${id}`),
      );
      expect(mine).toMatchObject({ readPosition: lastPosition, unread: 0 });
    }
    await ok(ana.put(`/topics/${muted.id}/level`, { level: null }));
    await reply(rosa, before.id);
    expect(await ok(ana.get(`/spaces/${spaceId}`))).toMatchObject({ mine: { unreadTopics: 1 } });
    const told = (await world.deps.db.select().from(outbox)).filter(
      ({ type, subjects }) => type === 'spaces.space-read' && subjects.includes(`people/${ana.id}`),
    );
    expect(told).toHaveLength(1);
    expect(await ok(tom.put(`/spaces/${spaceId}/read`))).toEqual({ spaceId, topics: 0 });
  });

  it('marks nothing of a circle from before they joined, and nothing where they may not read', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world, { kind: 'circle' });
    const before = await startTopic(rosa, spaceId);
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    await letIn(rosa, tom, spaceId);
    await startTopic(ana, spaceId);
    expect(await ok(tom.put(`/spaces/${spaceId}/read`))).toEqual({ spaceId, topics: 1 });
    const marks = await world.deps.db
      .select()
      .from(readMarks)
      .where(eq(readMarks.personId, tom.id));
    expect(marks.map(({ topicId }) => topicId)).not.toContain(before.id);

    const closed = await openRoom(world, { joinPolicy: 'request' });
    expect(await problemOf(closed.tom.put(`/spaces/${closed.spaceId}/read`))).toBe(
      '403 not-a-member',
    );
    expect(await problemOf(closed.tom.put(`/spaces/${spaceId}/read`))).toBe('404 not-found');
    expect(await problemOf(world.anyone.put(`/spaces/${spaceId}/read`))).toBe('401 not-signed-in');
  });

  it('is for those who may read', async () => {
    const { ana, tom, spaceId } = await openRoom(world, { joinPolicy: 'invitation' });
    const topic = await startTopic(ana, spaceId);
    const before = await world.count('read_marks');
    expect(await problemOf(tom.put(`/topics/${topic.id}/read`, { position: 1 }))).toBe(
      '404 not-found',
    );
    const signedOut = world.anyone.put(`/topics/${topic.id}/read`, { position: 1 });
    expect(await problemOf(signedOut)).toBe('401 not-signed-in');
    expect(await world.count('read_marks')).toBe(before);
  });
});
