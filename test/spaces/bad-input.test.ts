import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { longestBody } from '../../src/spaces/schemas.ts';
import { posts, spaces, topics } from '../../src/spaces/tables.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { ok, openRoom, problemOf, startTopic } from './talk.ts';

describe('bad input', () => {
  let world: World;
  let room: { ana: TestPerson; rosa: TestPerson; spaceId: string; topicId: string; postId: string };
  beforeAll(async () => {
    world = await openWorld();
    const { ana, rosa, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId);
    room = { ana, rosa, spaceId, topicId: topic.id, postId: topic.lastPost.id };
  });
  afterAll(() => world.close());

  const good = {
    'POST /spaces': { name: 'A space', purpose: 'x' },
    'POST /spaces/S/topics': { title: 'A topic', body: 'x' },
    'POST /topics/T/posts': { body: 'x' },
    'PATCH /topics/T': { title: 'x' },
    'PATCH /spaces/S': { name: 'x' },
    'PATCH /posts/P': { body: 'x' },
    'PUT /topics/T/read': { position: 1 },
    'PUT /topics/T/answer': { postId: null },
    'POST /markdown-preview': { body: 'x' },
  };
  const columns = [
    ...Object.keys(spaces),
    ...Object.keys(topics),
    ...Object.keys(posts),
    ...['role', 'districtId', 'userId', 'personId', 'author', 'mine', 'constructor'],
  ];

  function send(route: string, body: unknown) {
    const [method, path = ''] = route.split(' ');
    const url = path
      .replace('/S', `/${room.spaceId}`)
      .replace('/T', `/${room.topicId}`)
      .replace('/P', `/${room.postId}`);
    const payload = typeof body === 'string' ? body : JSON.stringify(body);
    return world.app.inject({
      ...{ method: method as 'POST', url: `/api${url}`, payload },
      headers: { ...room.rosa.headers, 'content-type': 'application/json' },
    });
  }
  const everything = async () =>
    JSON.stringify([
      await world.deps.db.select().from(spaces),
      await world.deps.db.select().from(topics),
      await world.deps.db.select().from(posts),
    ]);

  it.each(Object.entries(good))('%s takes no column that is not its own', async (route, body) => {
    const before = await everything();
    for (const column of new Set(columns)) {
      if (column in body || allowedBeside(route, column)) continue;
      const reply = await send(route, { ...body, [column]: 1 });
      expect([column, reply.statusCode]).toEqual([column, 400]);
    }
    expect(await everything()).toBe(before);
  });

  it.each(Object.entries(good))('%s takes no wrong types and no odd text', async (route, body) => {
    const before = await everything();
    const odd = [null, 7, true, [], {}, [[]], 'a\u0000b', '\ud800', '\udc00x'];
    for (const [key, right] of Object.entries(body)) {
      for (const value of odd) {
        if (value === right || (right === null && value === null)) continue;
        if (key === 'position' && value === 7) continue;
        const reply = await send(route, { ...body, [key]: value });
        expect([key, value, reply.statusCode]).toEqual([key, value, 400]);
      }
    }
    for (const raw of ['', '{', '[]', '"x"', 'null', `{"__proto__":{"x":1},"body":"x"}`]) {
      const { statusCode } = await send(route, raw);
      expect(statusCode).toBe(400);
    }
    expect(await everything()).toBe(before);
  });

  it('holds bodies to 64 KiB of UTF-8, not of characters', async () => {
    const body = (text: string) => ({ body: text });
    const path = `/topics/${room.topicId}/posts`;
    expect((await room.ana.post(path, body('é'.repeat(longestBody / 2)))).statusCode).toBe(201);
    for (const text of ['é'.repeat(longestBody / 2 + 1), 'x'.repeat(longestBody + 1), ' \n\t']) {
      expect(await problemOf(room.ana.post(path, body(text)))).toBe('400 invalid-input');
    }
    const huge = await room.ana.post(path, body('x'.repeat(3_000_000)));
    expect(huge.statusCode).toBe(413);
    expect(await problemOf(room.ana.post(path, body('a\n'.repeat(30_000))))).toBe(
      '422 too-tangled',
    );
  });

  it('finds nothing at odd addresses, and takes only cursors that were handed out', async () => {
    const { ana, spaceId, topicId } = room;
    for (const path of ['/spaces/x', '/topics/1', '/posts/%00', "/posts/'--"]) {
      expect((await ana.get(path)).statusCode).toBeGreaterThanOrEqual(400);
      expect((await ana.get(path)).statusCode).toBeLessThan(500);
    }
    const encode = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
    const moments = ['infinity', '0000-01-01T00:00:00Z', `2026-01-01T00:00:00.${'1'.repeat(300)}Z`];
    const nowhere = ['x', '%00', 'bnVsbA', encode([1, 2, 3])];
    const forged = {
      '/spaces': [encode(['a\0b', topicId])],
      [`/spaces/${spaceId}/topics`]: moments.map((at) => encode([true, at, topicId])),
      [`/spaces/${spaceId}/members`]: moments.map((at) => encode([at, topicId])),
      [`/topics/${topicId}/posts`]: [-1, 1.5, 2 ** 31, 2 ** 53 - 1].map((at) =>
        encode(['newer', at]),
      ),
    };
    for (const [list, cursors] of Object.entries(forged)) {
      for (const cursor of [...nowhere, ...cursors]) {
        expect(await problemOf(ana.get(`${list}?cursor=${cursor}`))).toBe('400 invalid-input');
      }
    }
    for (const query of ['limit=0', 'limit=101', 'limit=x', 'from=0', 'from=last', 'more=1']) {
      const reply = ana.get(`/topics/${topicId}/posts?${query}`);
      expect(await problemOf(reply)).toBe('400 invalid-input');
    }
  });

  it('takes JSON and nothing else', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const reply = await world.app.inject({
        ...{ method: 'POST', url: `/api/topics/${room.topicId}/posts`, payload: '{"body":"x"}' },
        headers: { ...room.ana.headers, 'content-type': type },
      });
      expect(reply.statusCode).toBe(415);
    }
    expect(await ok(room.ana.get(`/topics/${room.topicId}`))).toBeTruthy();
  });
});

/** Keys that the route's own body knows, beside those of the good example. */
function allowedBeside(route: string, column: string): boolean {
  const known: Record<string, string[]> = {
    'POST /spaces': ['kind', 'joinPolicy', 'hue', 'guidelines'],
    'PATCH /spaces/S': ['purpose', 'joinPolicy', 'hue', 'guidelines', 'archived'],
    'POST /spaces/S/topics': ['kind'],
    'PATCH /topics/T': ['pinned', 'locked'],
    'POST /topics/T/posts': ['replyTo'],
  };
  return known[route]?.includes(column) === true;
}
