import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { newId } from '../../src/platform/ids.ts';
import { appendPost } from '../../src/spaces/append-post.ts';
import { prepareBody } from '../../src/spaces/mentioned-people.ts';
import { eventually } from '../support/eventually.ts';
import { waitsForUs } from '../support/waits-for-us.ts';
import { openWorld, type World } from '../support/world.ts';
import { ok, openRoom, problemOf, reply, startTopic } from './talk.ts';

type Page = {
  items: { id: string; position: number }[];
  next: string | null;
  previous: string | null;
};

describe('posts in a topic', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('carries what the contract names, with the author beside it', async () => {
    const { ana, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId);

    const post = await reply(ana, topic.id, 'It **worked**');

    expect(post).toMatchObject({
      topicId: topic.id,
      position: 2,
      body: 'It **worked**',
      html: '<p>It <strong>worked</strong></p>\n',
      author: { id: ana.id, name: 'Ana Ruiz', role: 'teacher', district: null },
      replyTo: null,
      editedAt: null,
      removed: null,
      reactions: { helped: 0, triedIt: 0 },
      mine: { isAuthor: true, mayEdit: true, mayRemove: true, collapsed: false },
    });
  });

  it('numbers the posts of twelve who write at once, without a gap', async () => {
    const { rosa, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    const crowd = await Promise.all(Array.from({ length: 12 }, () => world.person()));
    await Promise.all(crowd.map((person) => ok(person.put(`/spaces/${spaceId}/membership`))));

    const posts = await Promise.all(crowd.map((person) => reply(person, topic.id)));

    const positions = posts.map(({ position }) => position).sort((a, b) => a - b);
    expect(positions).toEqual(Array.from({ length: 12 }, (_, n) => n + 2));
    const now = await ok(rosa.get(`/topics/${topic.id}`));
    expect(now).toMatchObject({ postsCount: 13, lastPosition: 13 });
  });

  it('goes both ways from any place', async () => {
    const { rosa, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    for (let n = 2; n <= 9; n += 1) await reply(rosa, topic.id, `Post ${n}`);

    const middle = await ok<Page>(rosa.get(`/topics/${topic.id}/posts?from=4&limit=3`));
    expect(middle.items.map(({ position }) => position)).toEqual([4, 5, 6]);
    const down = await ok<Page>(
      rosa.get(`/topics/${topic.id}/posts?limit=3&cursor=${middle.next}`),
    );
    expect(down.items.map(({ position }) => position)).toEqual([7, 8, 9]);
    expect(down.next).toBeNull();
    const up = await ok<Page>(
      rosa.get(`/topics/${topic.id}/posts?limit=2&cursor=${middle.previous}`),
    );
    expect(up.items.map(({ position }) => position)).toEqual([2, 3]);
    const top = await ok<Page>(rosa.get(`/topics/${topic.id}/posts?limit=2&cursor=${up.previous}`));
    expect(top.items.map(({ position }) => position)).toEqual([1]);
    expect(top.previous).toBeNull();
  });

  it('begins at the first post someone has not read', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    for (let n = 2; n <= 9; n += 1) await reply(rosa, topic.id, `Post ${n}`);
    await ok(ana.put(`/topics/${topic.id}/read`, { position: 5 }));

    const page = await ok<Page>(ana.get(`/topics/${topic.id}/posts?from=first-unread&limit=2`));

    expect(page.items.map(({ position }) => position)).toEqual([6, 7]);
  });

  it('answers another post of the same topic, and no other', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    const other = await startTopic(rosa, spaceId);

    const answer = await reply(ana, topic.id, 'Yes', { replyTo: topic.lastPost.id });
    expect(answer).toMatchObject({ replyTo: topic.lastPost.id });
    const elsewhere = ana.post(`/topics/${topic.id}/posts`, {
      body: 'No',
      replyTo: other.lastPost.id,
    });
    expect(await problemOf(elsewhere)).toBe('400 invalid-input');
  });

  it('asks whoever only reads to join first, and shows others nothing', async () => {
    const open = await openRoom(world);
    const openTopic = await startTopic(open.ana, open.spaceId);
    expect((await open.tom.get(`/topics/${openTopic.id}/posts`)).statusCode).toBe(200);
    const refused = open.tom.post(`/topics/${openTopic.id}/posts`, { body: 'Hello' });
    expect(await problemOf(refused)).toBe('403 not-a-member');

    const closed = await openRoom(world, { joinPolicy: 'invitation' });
    const topic = await startTopic(closed.ana, closed.spaceId);
    for (const path of [`/topics/${topic.id}/posts`, `/posts/${topic.lastPost.id}`]) {
      expect(await problemOf(closed.tom.get(path))).toBe('404 not-found');
    }
    const written = closed.tom.post(`/topics/${topic.id}/posts`, { body: 'Hello' });
    expect(await problemOf(written)).toBe('404 not-found');
    expect(await problemOf(world.anyone.get(`/posts/${topic.lastPost.id}`))).toBe(
      '401 not-signed-in',
    );
  });

  it('refuses posts to a closed topic and in an archived space, and keeps nothing', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId);
    await ok(rosa.patch(`/topics/${topic.id}`, { locked: true }));
    expect(await problemOf(ana.post(`/topics/${topic.id}/posts`, { body: 'Late' }))).toBe(
      '409 topic-locked',
    );
    await ok(rosa.patch(`/topics/${topic.id}`, { locked: false }));
    await ok(rosa.patch(`/spaces/${spaceId}`, { archived: true }));
    expect(await problemOf(ana.post(`/topics/${topic.id}/posts`, { body: 'Late' }))).toBe(
      '409 space-archived',
    );
    expect(await ok(ana.get(`/topics/${topic.id}`))).toMatchObject({ postsCount: 1 });
  });

  it('is one post, however often the same reply is sent', async () => {
    const { ana, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId);
    const key = { 'idempotency-key': 'from-the-tray-1' };
    const send = () => ana.post(`/topics/${topic.id}/posts`, { body: 'Once' }, key);

    const answers = await Promise.all([send(), send(), send()]);

    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
    expect(await ok(ana.get(`/topics/${topic.id}`))).toMatchObject({ postsCount: 2 });
  });

  it('gives what was answered before, whatever has happened since, and keeps a key for one wish', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId);
    const key = { 'idempotency-key': 'asked-again' };
    const body = 'It says "position":-1 and {"position":-1}, \\"position\\":-1';
    const send = (words: string) => ana.post(`/topics/${topic.id}/posts`, { body: words }, key);

    const [first, ...others] = await Promise.all(Array.from({ length: 12 }, () => send(body)));
    await reply(rosa, topic.id);
    await ok(rosa.patch(`/topics/${topic.id}`, { locked: true }));
    const late = await send(body);

    expect(first?.json()).toMatchObject({ body, position: 2 });
    for (const answer of [...others, late]) {
      expect(answer.statusCode).toBe(201);
      expect(answer.body).toBe(first?.body);
    }
    expect(late.headers['idempotency-replayed']).toBe('true');
    expect(await problemOf(send('Something else'))).toBe('422 idempotency-key-reused');
    expect(await ok(ana.get(`/topics/${topic.id}`))).toMatchObject({ postsCount: 3 });
  });

  it('leaves no gap where some of a moment were answered before', async () => {
    const { ana, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId);
    const send = (nth: number) =>
      ana.post(
        `/topics/${topic.id}/posts`,
        { body: `No. ${nth}` },
        { 'idempotency-key': `no-${nth}` },
      );
    const places = (answers: Awaited<ReturnType<typeof send>>[]) =>
      answers.map((answer) => answer.json<{ position: number }>().position);

    const before = places(await Promise.all([0, 2, 4].map(send)));
    const both = places(await Promise.all([0, 1, 2, 3, 4, 5].map(send)));

    expect([both[0], both[2], both[4]]).toEqual(before);
    expect(both.toSorted()).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it('writes nothing when what was decided on has changed since', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    const gone = await reply(ana, topic.id);
    await ok(ana.delete(`/posts/${gone.id}`));
    const { db } = world.deps;
    const space = { id: spaceId, kind: 'open', joinPolicy: 'open' } as const;
    const body = await prepareBody(db, ana.id, space, 'Late');
    const late = async (personId: string, replyToId: string | null = null) => {
      const place = { postId: newId(), spaceId, topicId: topic.id, personId, authorId: personId };
      const answering = { replyToId, replyToAuthorId: null, removedCount: 0 };
      const more = { ...answering, askedIds: [], at: world.clock.now };
      const before = [await world.count('posts'), await world.count('outbox')];
      const position = await appendPost(db, { ...place, ...more }, body);
      const after = [await world.count('posts'), await world.count('outbox')];
      return position === undefined && `${before}` === `${after}` ? 'nothing' : position;
    };

    expect(await late(ana.id)).toBe(3);
    expect(await late(tom.id)).toBe('nothing');
    expect(await late(ana.id, gone.id)).toBe('nothing');
    await ok(rosa.patch(`/topics/${topic.id}`, { locked: true }));
    expect(await late(ana.id)).toBe('nothing');
    await ok(rosa.patch(`/topics/${topic.id}`, { locked: false }));
    await ok(rosa.patch(`/spaces/${spaceId}`, { archived: true }));
    expect(await late(ana.id)).toBe('nothing');
  });

  /** What appendPost needs for a reply that was decided on. */
  async function decided(personId: string, spaceId: string, topicId: string) {
    const space = { id: spaceId, kind: 'open', joinPolicy: 'open' } as const;
    const body = await prepareBody(world.deps.db, personId, space, 'At the same moment');
    const place = { postId: newId(), spaceId, topicId, personId, authorId: personId };
    const answering = { replyToId: null, replyToAuthorId: null, removedCount: 0 };
    return { post: { ...place, ...answering, askedIds: [], at: world.clock.now }, body };
  }

  // Control: join `placed` to `held` by the space alone, and the stranger's words stand in the open topic.
  it('takes of those that go together the ones that may be written, and no other', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    const [open, closed] = [await startTopic(rosa, spaceId), await startTopic(rosa, spaceId)];
    await ok(rosa.patch(`/topics/${closed.id}`, { locked: true }));
    const wishes = await Promise.all(
      [ana, tom, rosa].flatMap(({ id }) => [
        decided(id, spaceId, closed.id),
        decided(id, spaceId, open.id),
      ]),
    );

    const positions = await Promise.all(
      wishes.map(({ post, body }) => appendPost(world.deps.db, post, body)),
    );

    expect(positions).toEqual([undefined, 2, undefined, undefined, undefined, 3]);
    const { items } = await ok<{ items: { author: { id: string } }[] }>(
      ana.get(`/topics/${open.id}/posts`),
    );
    expect(items.map(({ author }) => author.id)).toEqual([rosa.id, ana.id, rosa.id]);
    expect(await ok(ana.get(`/topics/${open.id}`))).toMatchObject({ postsCount: 3 });
    expect(await ok(ana.get(`/topics/${closed.id}`))).toMatchObject({ postsCount: 1 });
  });

  // Control: let what goes together wait for rows too (`'wait'` in `appendTogether`), and the second never answers.
  it('holds up no reply by one whose topic somebody holds', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const [held, free] = [await startTopic(rosa, spaceId), await startTopic(rosa, spaceId)];
    await world.deps.db.transaction(async (tx) => {
      await tx.execute(sql`select from topics where id = ${held.id} for update`);
      const waiting = ana.post(`/topics/${held.id}/posts`, { body: 'Waits' });
      expect((await ana.post(`/topics/${free.id}/posts`, { body: 'Goes on' })).statusCode).toBe(
        201,
      );
      await waitsForUs(tx);
      void waiting;
    });
    await eventually(async () =>
      expect(await ok(ana.get(`/topics/${held.id}`))).toMatchObject({ postsCount: 2 }),
    );
  });
});
