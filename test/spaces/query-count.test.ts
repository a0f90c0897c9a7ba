import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { find, settle } from '../search/find.ts';
import { openWorld, type World } from '../support/world.ts';
import { ok, openRoom, reply, startTopic } from './talk.ts';

describe('how often a route asks the database', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  async function counting(run: () => Promise<unknown>): Promise<number> {
    let count = 0;
    const { query } = pg.Client.prototype;
    const counted = function (this: pg.Client, ...args: unknown[]) {
      const [what] = args;
      const text = typeof what === 'string' ? what : (what as { text: string }).text;
      if (!text.includes('"revocations"')) count += 1; // every process reads those twice a second
      return Reflect.apply(query, this, args);
    };
    Object.assign(pg.Client.prototype, { query: counted });
    try {
      await run();
    } finally {
      Object.assign(pg.Client.prototype, { query });
    }
    return count;
  }

  it('does not grow with what is shown', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topics = [];
    for (let n = 0; n < 5; n += 1) topics.push(await startTopic(ana, spaceId));
    const [topic] = topics;
    for (let n = 0; n < 5; n += 1) await reply(rosa, topic?.id ?? '');
    for (const { id, lastPost } of topics) {
      await ok(ana.put(`/topics/${id}/bookmark`));
      await ok(ana.put(`/posts/${lastPost.id}/bookmark`));
    }
    await settle(world);
    expect((await find(ana, 'topic words')).items).toHaveLength(5);
    const most: Record<string, number> = {
      [`/spaces/${spaceId}/topics?limit=50`]: 1,
      [`/topics/${topic?.id}/posts`]: 2,
      [`/topics/${topic?.id}/posts?from=first-unread`]: 3,
      [`/topics/${topic?.id}`]: 2,
      [`/posts/${topic?.lastPost.id}`]: 2,
      '/me/bookmarks?limit=50': 1,
      [`/me/bookmarks?space=${spaceId}`]: 1,
      [`/topics/${topic?.id}/bookmarks`]: 2,
      '/spaces': 1,
      '/spaces?membership=mine': 1,
      '/spaces?state=CA&challenge=slips&activity=month&kind=open': 1,
      [`/me/people-alike?space=${spaceId}`]: 1,
      [`/spaces/${spaceId}`]: 1,
      [`/spaces/${spaceId}/members`]: 3,
      '/me/drafts': 1,
      '/search?q=topic+words': 2,
      '/search?q=topik+words&order=newest&kind=discussion': 2,
      [`/search?q=topic+words&in=${spaceId}&person=${ana.id}`]: 3,
    };
    for (const [path, limit] of Object.entries(most)) {
      const asked = await counting(() => ok(ana.get(path)));
      expect([path, asked <= limit, asked]).toEqual([path, true, asked]);
    }
    const wrote = await counting(() => reply(ana, topic?.id ?? ''));
    expect(wrote).toBe(2);
    const read = { position: 3 };
    expect(
      await counting(() => ok(ana.put(`/topics/${topic?.id}/read`, read))),
    ).toBeLessThanOrEqual(4);
  });
});
