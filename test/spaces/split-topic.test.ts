import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/platform/ids.ts';
import { find, settle } from '../search/find.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { letIn, ok, openRoom, problemOf, reply, startTopic } from './talk.ts';
import { findFaults } from './whole.ts';

type Posts = {
  items: {
    id: string;
    position: number;
    body: string;
    html: string;
    replyTo: string | null;
  }[];
};
type Topic = { id: string; mine: { unread: number; readPosition: number; level: string } };

describe('posts that are taken into a topic of their own', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  const tick = () => {
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
  };

  /** A topic of Ana's with five replies of Rosa and Ana in turn. */
  async function openTalk(wish = {}) {
    const room = await openRoom(world, wish);
    const topic = await startTopic(room.ana, room.spaceId, {
      title: 'Schedules',
      kind: 'question',
    });
    const said = [];
    for (const words of ['two', 'three', 'four', 'five', 'six']) {
      tick();
      said.push(await reply(said.length % 2 ? room.ana : room.rosa, topic.id, words));
    }
    tick();
    return {
      ...room,
      topicId: topic.id,
      firstId: topic.lastPost.id,
      ids: said.map(({ id }) => id),
    };
  }
  const split = (person: TestPerson, topicId: string, postIds: string[], title = 'Bus *duty*') =>
    person.post(`/topics/${topicId}/splits`, { title, postIds });
  const bodies = async (person: TestPerson, topicId: string) =>
    (await ok<Posts>(person.get(`/topics/${topicId}/posts`))).items.map(({ body }) => body);

  it('stand there in their order, and a post says where they went', async () => {
    const { rosa, ana, spaceId, topicId, ids } = await openTalk();
    const [two = '', three = '', , five = ''] = ids;
    await ok(ana.put(`/topics/${topicId}/answer`, { postId: three }));

    const made = await ok<Topic>(split(rosa, topicId, [five, three, two]));

    expect(made).toMatchObject({
      ...{ spaceId, title: 'Bus *duty*', kind: 'discussion', author: { id: rosa.id } },
      ...{ postsCount: 3, lastPosition: 3, lastPost: { excerpt: 'five' } },
    });
    expect(await bodies(ana, made.id)).toEqual(['two', 'three', 'five']);
    const { items } = await ok<Posts>(ana.get(`/topics/${topicId}/posts`));
    expect(items.map(({ position, body }) => [position, body]).slice(0, 3)).toEqual([
      [1, 'First words'],
      [2, 'four'],
      [3, 'six'],
    ]);
    expect(items[3]?.html).toBe(
      `<p>3 posts go on in <a href="http://hallway.test/topics/${made.id}" rel="nofollow noopener ugc">Bus *duty*</a>.</p>\n`,
    );
    expect(await ok(ana.get(`/topics/${topicId}`))).toMatchObject({ answerPostId: null });
    expect(await ok(ana.get(`/posts/${five}`))).toMatchObject({ topicId: made.id, position: 3 });
    expect(await ok(ana.get(`/spaces/${spaceId}`))).toMatchObject({ topicsCount: 2 });
    expect(await findFaults(world)).toEqual([]);
  });

  it('count as read for who had read them, and are as loud as the topic was', async () => {
    const { rosa, ana, tom, spaceId, topicId, ids } = await openTalk();
    await letIn(rosa, tom, spaceId);
    await ok(ana.put(`/topics/${topicId}/read`, { position: 4 }));
    await ok(tom.put(`/topics/${topicId}/read`, { position: 1 }));
    await ok(tom.put(`/topics/${topicId}/level`, { level: 'muted' }));
    const { id } = await ok<Topic>(split(rosa, topicId, ids.slice(2, 4)));
    expect(await ok(ana.get(`/topics/${id}`))).toMatchObject({
      mine: { readPosition: 1, unread: 1 },
    });
    expect(await ok(ana.get(`/topics/${topicId}`))).toMatchObject({
      mine: { readPosition: 3, unread: 2 },
    });
    expect(await ok(tom.get(`/topics/${id}`))).toMatchObject({
      mine: { readPosition: 0, level: 'muted' },
    });
  });

  it('are found by the new title', async () => {
    const { rosa, ana, topicId, ids } = await openTalk();
    await ok(split(rosa, topicId, ids.slice(0, 2), 'Pangolinduty'));
    await settle(world);
    expect((await find(ana, 'pangolinduty')).items.length).toBeGreaterThan(0);
  });

  it('are never the first, nor gone, nor of another topic', async () => {
    const { rosa, ana, topicId, firstId, ids } = await openTalk();
    const other = await openTalk();
    expect(await problemOf(split(rosa, topicId, [firstId, ids[0] ?? '']))).toBe(
      '409 first-post-stays',
    );
    expect(await problemOf(split(rosa, topicId, [ids[0] ?? '', other.ids[0] ?? '']))).toBe(
      '400 invalid-input',
    );
    expect(await problemOf(split(rosa, topicId, [newId()]))).toBe('400 invalid-input');
    expect(await problemOf(split(rosa, topicId, []))).toBe('400 invalid-input');
    expect(await problemOf(split(rosa, topicId, ids, 'Jamie Soto, grade 4, has an IEP'))).toBe(
      '422 student-data',
    );
    await ok(ana.delete(`/posts/${ids[1]}`));
    expect(await problemOf(split(rosa, topicId, ids))).toBe('409 post-removed');
    expect(await findFaults(world)).toEqual([]);
  });

  it('are taken by who keeps order there, once for each time it is asked', async () => {
    const { rosa, ana, tom, spaceId, topicId, ids } = await openTalk();
    const hidden = await openTalk({ joinPolicy: 'invitation' });
    for (const person of [ana, tom]) {
      expect(await problemOf(split(person, topicId, ids))).toBe('403 forbidden');
    }
    expect(await problemOf(split(tom, hidden.topicId, hidden.ids))).toBe('404 not-found');
    expect(await problemOf(split(world.anyone as TestPerson, topicId, ids))).toBe(
      '401 not-signed-in',
    );
    const key = { 'idempotency-key': newId() };
    const wish = { title: 'Once', postIds: ids };
    const path = `/topics/${topicId}/splits`;
    const [first, again] = [await rosa.post(path, wish, key), await rosa.post(path, wish, key)];
    expect(first?.json()).toEqual(again?.json());
    expect(await ok(rosa.get(`/spaces/${spaceId}`))).toMatchObject({ topicsCount: 2 });
    await ok(rosa.patch(`/spaces/${spaceId}`, { archived: true }));
    expect(await problemOf(split(rosa, topicId, ids))).toBe('409 space-archived');
  });

  // Control: without the second look at where the post stands, counts and last posts of both are wrong.
  it('are taken down where they stand by then, when both happen at the same moment', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { rosa, topicId, ids } = await openTalk();
      const [made] = await Promise.all([
        rosa.post(`/topics/${topicId}/splits`, { title: 'Of its own', postIds: ids.slice(1) }),
        ...ids.slice(1, 4).map((id) => rosa.delete(`/posts/${id}`)),
      ]);
      expect([201, 409]).toContain(made.statusCode);
      expect(await findFaults(world)).toEqual([]);
    }
  });

  // Control: while a mark does not hold the topic, or a split holds it only against writers, marks end beyond the posts.
  it('leave no one marked as having read beyond them, who reads at the same moment', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { rosa, ana, tom, spaceId, topicId, ids } = await openTalk();
      await letIn(rosa, tom, spaceId);
      await ok(tom.put(`/topics/${topicId}/read`, { position: 1 }));
      await Promise.all([
        rosa.post(`/topics/${topicId}/splits`, { title: 'Of its own', postIds: ids.slice(1) }),
        ...Array.from({ length: 4 }, () => tom.put(`/topics/${topicId}/read`, { position: 6 })),
        ...Array.from({ length: 4 }, () => ana.put(`/topics/${topicId}/read`, { position: 6 })),
        ana.put(`/spaces/${spaceId}/read`),
      ]);
      expect(await findFaults(world)).toEqual([]);
    }
  });

  it('take nothing along that is being written at the same moment, and lose nothing', async () => {
    const { rosa, ana, topicId, ids } = await openTalk();
    const writing = Array.from({ length: 12 }, (_, at) =>
      ana.post(`/topics/${topicId}/posts`, { body: `Said ${at}`, replyTo: ids[at % 5] }),
    );
    const [made, ...written] = await Promise.all([
      split(rosa, topicId, ids.slice(1, 4)),
      ...writing,
    ]);
    expect(made?.statusCode).toBe(201);
    const kept = written.filter(({ statusCode }) => statusCode === 201);
    // Refused with its words still with who wrote them: what it answers went elsewhere before it was written.
    const refused = written.filter(({ statusCode }) => statusCode === 400);
    expect(kept.length + refused.length).toBe(12);
    const { rows } = await world.pool.query(
      "select count(*)::int as n from posts where source like 'Said %' and topic_id = $1",
      [topicId],
    );
    expect(rows).toEqual([{ n: kept.length }]);
    expect(await findFaults(world)).toEqual([]);
  });

  /** What the replies answer that stand in a topic, as this person is told. */
  const answered = async (person: TestPerson, topicId: string) =>
    (await ok<Posts>(person.get(`/topics/${topicId}/posts`))).items.flatMap(
      ({ replyTo }) => replyTo ?? [],
    );

  it('are led to by the replies that stay, as long as who reads those may read them', async () => {
    const { rosa, ana, topicId, ids } = await openTalk();
    const two = ids[0] ?? '';
    await reply(ana, topicId, 'Said before', { replyTo: two });
    const { id } = await ok<Topic>(split(rosa, topicId, [two]));
    expect(await answered(ana, topicId)).toEqual([two]);
    expect(await ok(ana.get(`/posts/${two}`))).toMatchObject({ topicId: id });

    const hidden = await ok(
      rosa.post('/spaces', { name: 'Buses', purpose: 'Rides', joinPolicy: 'invitation' }),
    );
    await ok(rosa.put(`/topics/${id}/space`, { spaceId: hidden.id }));
    expect(await problemOf(ana.get(`/posts/${two}`))).toBe('404 not-found');
    for (const person of [rosa, ana]) expect(await answered(person, topicId)).toEqual([]);
  });

  it('are named in a circle to those alone who were in when they were written', async () => {
    const { rosa, ana, tom, spaceId, topicId, ids } = await openTalk({ kind: 'circle' });
    await letIn(rosa, tom, spaceId);
    tick();
    await reply(ana, topicId, 'Later', { replyTo: ids[0] });
    expect(await answered(ana, topicId)).toEqual([ids[0]]);
    expect(await bodies(tom, topicId)).toEqual(['Later']);
    expect(await answered(tom, topicId)).toEqual([]);
  });

  // Control: where a reply keeps naming what it answers wherever that went, those who cannot read it are led to nothing.
  it('and the space that they go on to, lead nobody to what they cannot read, while they are answered', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { rosa, ana, topicId, ids } = await openTalk();
      const hidden = await ok(
        rosa.post('/spaces', { name: 'Buses', purpose: 'Rides', joinPolicy: 'invitation' }),
      );
      const away = async () => {
        const made = await ok<Topic>(split(rosa, topicId, ids.slice(1, 4)));
        await ok(rosa.put(`/topics/${made.id}/space`, { spaceId: hidden.id }));
      };
      const answers = Array.from({ length: 12 }, (_, at) =>
        ana.post(`/topics/${topicId}/posts`, { body: `Said ${at}`, replyTo: ids[at % 5] }),
      );
      await Promise.all([away(), ...answers]);
      const { items } = await ok<Posts>(ana.get(`/topics/${topicId}/posts`));
      const kept = (await Promise.all(answers)).filter(({ statusCode }) => statusCode === 201);
      expect(items.filter(({ body }) => body.startsWith('Said'))).toHaveLength(kept.length);
      for (const replyTo of await answered(ana, topicId)) {
        expect(await ok(ana.get(`/posts/${replyTo}`))).toMatchObject({ id: replyTo });
      }
    }
  });

  it('tell nothing of a circle to who came later', async () => {
    const { rosa, ana, tom, spaceId, topicId, ids } = await openTalk({ kind: 'circle' });
    await letIn(rosa, tom, spaceId);
    const { id } = await ok<Topic>(split(rosa, topicId, ids.slice(0, 2), 'Said before'));
    expect(await problemOf(tom.get(`/topics/${id}`))).toBe('404 not-found');
    expect(await ok(ana.get(`/topics/${id}`))).toMatchObject({ title: 'Said before' });
    tick();
    await reply(ana, id, 'Later');
    expect(await ok(tom.get(`/topics/${id}`))).toMatchObject({
      title: '',
      mine: { beganEarlier: true },
    });
    expect(await bodies(tom, id)).toEqual(['Later']);
  });
});
