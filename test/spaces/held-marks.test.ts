import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { openWorld, type World } from '../support/world.ts';
import { letIn, ok, openRoom, startTopic } from './talk.ts';

const flagged = { body: 'Marcus Webb, grade 4, in time?', studentDataConfirmed: true };

describe('a reply, while somebody holds how far its author has read', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const unreadOf = async (person: { get: typeof world.anyone.get }, topicId: string) =>
    (await ok<{ mine: { unread: number } }>(person.get(`/topics/${topicId}`))).mine.unread;

  // Control: without `skip locked` in `caughtUp`, nobody of the twelve is answered.
  it.each([
    ['together with those of eleven others', { body: 'In time?' }],
    ['by itself', flagged],
  ])('is answered, and holds up nobody: %s', async (_, words) => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const { id } = await startTopic(rosa, spaceId);
    await ok(ana.put(`/topics/${id}/read`, { position: 1 }));
    const others = await Promise.all(Array.from({ length: 11 }, () => world.person()));
    for (const person of others) await letIn(rosa, person, spaceId);

    const codes = await world.deps.db.transaction(async (tx) => {
      await tx.execute(sql`select from read_marks
        where topic_id = ${id} and person_id = ${ana.id} for update`);
      const crowd = [ana, ...others].map((person) => person.post(`/topics/${id}/posts`, words));
      return (await Promise.all(crowd)).map(({ statusCode }) => statusCode);
    });

    expect(codes).toEqual(Array(12).fill(201));
    await ok(ana.put(`/topics/${id}/read`, { position: 13 }));
    expect(await unreadOf(ana, id)).toBe(0);
  });

  it('is read by its author, where nobody holds that', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const { id } = await startTopic(rosa, spaceId);
    await ok(ana.put(`/topics/${id}/read`, { position: 1 }));
    await ok(ana.post(`/topics/${id}/posts`, { body: 'In time?' }));
    expect(await unreadOf(ana, id)).toBe(0);
    expect(await unreadOf(rosa, id)).toBe(1);
  });
});
