import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { blocks } from '../../src/people/index.ts';
import { answersTo, askedOf, seedSpace, unreadTopicsOf } from '../../src/spaces/index.ts';
import { spaces } from '../../src/spaces/tables.ts';
import { openWorld, type World } from '../support/world.ts';
import { letIn, ok, openRoom, reply, startTopic } from './talk.ts';

describe('what waits for a person', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  const since = () => new Date(world.clock.now.getTime() - 3_600_000);

  it('is where they were asked, and what answered them', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId, { title: 'Exit slips' });
    const asked = await reply(rosa, topic.id, `And you, @[Ana](${ana.id})?`);
    const inTopic = await reply(rosa, topic.id, 'Another');
    await reply(ana, topic.id, 'My own');
    await ok(ana.put(`/topics/${topic.id}/read`, { position: 2 }));
    const { db } = world.deps;

    expect(await askedOf(db, ana.id, since())).toMatchObject([
      {
        ...{ postId: asked.id, topicTitle: 'Exit slips', spaceName: 'Exit slips', read: true },
        ...{ author: { id: rosa.id }, excerpt: 'And you, @Ana Ruiz?' },
      },
    ]);
    const answers = await answersTo(db, ana.id, since());
    expect(answers.map(({ postId, read }) => [postId, read])).toEqual([
      [inTopic.id, false],
      [asked.id, true],
    ]);
    expect(await askedOf(db, ana.id, new Date(world.clock.now.getTime() + 1))).toEqual([]);
  });

  it('ends with their membership, with a block, and with the post', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world, { joinPolicy: 'invitation' });
    await letIn(rosa, tom, spaceId);
    const topic = await startTopic(ana, spaceId);
    const [fromRosa, fromTom] = [rosa, tom].map((person) =>
      reply(person, topic.id, `@[Ana](${ana.id})`, { replyTo: topic.lastPost.id }),
    );
    const { db } = world.deps;
    const count = async () => [
      (await askedOf(db, ana.id, since())).length,
      (await answersTo(db, ana.id, since())).length,
      (await unreadTopicsOf(db, ana.id, since(), 10))[0]?.newPosts ?? 0,
    ];
    const first = await fromRosa;
    await fromTom;
    expect(await count()).toEqual([2, 2, 2]);
    const become = (kind: 'circle' | 'open') =>
      db.update(spaces).set({ kind }).where(eq(spaces.id, spaceId));
    await become('circle'); // what is said in confidence is never mailed
    expect(await count()).toEqual([0, 0, 0]);
    await become('open');
    await ok(rosa.delete(`/posts/${first?.id}`));
    expect(await count()).toEqual([1, 1, 1]);
    await db
      .insert(blocks)
      .values({ personId: ana.id, blockedId: tom.id, createdAt: world.clock.now });
    expect(await count()).toEqual([0, 0, 0]);
    await db.delete(blocks);
    expect(await count()).toEqual([1, 1, 1]);
    await ok(rosa.delete(`/spaces/${spaceId}/members/${ana.id}`));
    expect(await count()).toEqual([0, 0, 0]);
  });

  it('is the best unread of a space that was written in bulk, with right counts', async () => {
    const [rosa, ana, tom] = await Promise.all([1, 2, 3].map(() => world.person()));
    if (!rosa || !ana || !tom) throw new Error('three people were asked for');
    const at = (minutes: number) => new Date(world.clock.now.getTime() - (60 - minutes) * 60_000);
    const { spaceId } = await seedSpace(world.deps.db, {
      ...{ name: 'Co-teaching', purpose: 'Two in one room', startedAt: at(0) },
      members: [
        { personId: rosa.id, role: 'facilitator' },
        { personId: ana.id },
        { personId: tom.id },
      ],
      topics: [
        {
          title: 'Quiet',
          posts: [{ authorId: rosa.id, body: 'Anyone?', at: at(30) }],
        },
        {
          ...{ title: 'Lively', kind: 'question', answer: 2 },
          posts: [
            { authorId: ana.id, body: '**How** do you plan?', at: at(10) },
            {
              ...{ authorId: rosa.id, body: 'On Fridays', at: at(20), replyTo: 1 },
              reactions: [{ personId: ana.id, kind: 'helped' }],
            },
          ],
        },
      ],
    });

    const unread = await unreadTopicsOf(world.deps.db, tom.id, at(0), 10);

    expect(unread).toMatchObject([
      { title: 'Lively', newPosts: 2, newPeople: 2, isNew: true, excerpt: 'On Fridays' },
      { title: 'Quiet', newPosts: 1 },
    ]);
    expect(await ok(tom.get(`/spaces/${spaceId}`))).toMatchObject({
      ...{ membersCount: 3, topicsCount: 2, lastActivityAt: at(30).toISOString() },
      mine: { unreadTopics: 2 },
    });
    const { items } = await ok<{ items: object[] }>(tom.get(`/topics/${unread[0]?.topicId}/posts`));
    expect(items).toMatchObject([
      { html: '<p><strong>How</strong> do you plan?</p>\n' },
      { position: 2, reactions: { helped: 1, triedIt: 0 } },
    ]);
    expect((await answersTo(world.deps.db, ana.id, at(0))).length).toBe(1);
  });
});
