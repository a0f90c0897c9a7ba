import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { catchUp, checkIndex, rebuildIndex } from '../../src/search/index.ts';
import { ok, openRoom, reply, startTopic } from '../spaces/talk.ts';
import { openWorld, type World } from '../support/world.ts';
import { settle, textsFound } from './find.ts';

const never = new AbortController().signal;

describe('the index', () => {
  let world: World;
  let room: Awaited<ReturnType<typeof openRoom>>;
  beforeAll(async () => {
    world = await openWorld();
    room = await openRoom(world);
  });
  afterAll(() => world.close());

  const rows = async (sql: string) => (await world.pool.query(sql)).rows;
  /** Counted anew from the entries: what the counts of words must say, each time. */
  const counted = `select scope, word, language, count(*)::int as posts
    from search_entries, lateral (select unnest(tsvector_to_array(vector)) as word union all select '') words
    group by 1, 2, 3 order by 1, 2, 3`;
  const kept = 'select scope, word, language, posts from search_words order by 1, 2, 3';

  async function expectRightCounts() {
    expect(await rows(kept)).toEqual(await rows(counted));
  }

  it('follows what is written, edited, renamed and removed, and counts each word rightly', async () => {
    const { rosa, ana, spaceId } = room;
    const topic = await startTopic(ana, spaceId, { title: 'Flibbertigibbets', body: 'One body' });
    const post = await reply(rosa, topic.id, 'A gobbledygook of codes');
    await settle(world);
    await expectRightCounts();
    expect(await textsFound(ana, 'gobbledygook')).toHaveLength(1);

    await ok(rosa.patch(`/posts/${post.id}`, { body: 'A hodgepodge of codes' }));
    await ok(ana.patch(`/topics/${topic.id}`, { title: 'Nincompoops' }));
    await settle(world);
    await expectRightCounts();
    expect(await textsFound(ana, 'gobbledygook')).toEqual([]);
    expect(await textsFound(ana, 'flibbertigibbets')).toEqual([]);
    expect(await textsFound(ana, 'hodgepodge')).toEqual(['A hodgepodge of codes']);
    expect(await textsFound(ana, 'nincompoops')).toEqual(['One body']);

    await ok(rosa.delete(`/posts/${post.id}`));
    await ok(ana.delete(`/posts/${topic.lastPost.id}`));
    await settle(world);
    await expectRightCounts();
    expect(
      await rows(
        `select word from search_words where word in ('hodgepodge', 'nincompoops', 'gobbledygook')`,
      ),
    ).toEqual([]);
  });

  it('is the same however often, and by however many at once, it is brought up to date', async () => {
    const { ana, spaceId } = room;
    const topic = await startTopic(ana, spaceId, {
      title: 'Skedaddle',
      body: 'Las familias y la escuela',
    });
    for (let n = 0; n < 5; n += 1) await reply(ana, topic.id, `Skedaddle ${n}`);
    await settle(world);
    const before = await rows('select * from search_entries order by post_id');
    await world.pool.query('update search_progress set up_to = 0');
    await world.pool.query('truncate search_entries, search_words');
    await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        n % 2 ? catchUp(world.deps.db) : checkIndex(world.deps.db, never),
      ),
    );
    await settle(world);
    expect(await rows('select * from search_entries order by post_id')).toEqual(before);
    await expectRightCounts();
  });

  it('is made anew from the posts, and is the same', async () => {
    const entries = await rows('select * from search_entries order by post_id');
    const words = await rows('select * from search_words order by scope, word, language');
    expect(entries.length).toBeGreaterThan(5);
    const told: number[] = [];
    expect(await rebuildIndex(world.deps.db, never, (indexed) => told.push(indexed))).toBe(
      entries.length,
    );
    expect(told.at(-1)).toBe(entries.length);
    expect(await rows('select * from search_entries order by post_id')).toEqual(entries);
    expect(await rows('select * from search_words order by scope, word, language')).toEqual(words);
  });

  it('mends what it missed: posts without an entry, outdated ones, and those that stand in a circle now', async () => {
    const { ana, spaceId } = room;
    const topic = await startTopic(ana, spaceId, { title: 'Doohickey', body: 'Doohickey it is' });
    const lost = await reply(ana, topic.id, 'Doohickey lost');
    await settle(world);
    await world.pool.query('delete from search_entries where post_id = $1', [lost.id]);
    await world.pool.query(
      `update posts set source = 'Thingamajig', html = '<p>Thingamajig</p>', version = version + 1 where id = $1`,
      [topic.lastPost.id],
    );
    expect(await checkIndex(world.deps.db, never)).toBe(2);
    expect(await textsFound(ana, 'thingamajig')).toEqual(['Thingamajig']);
    expect(await textsFound(ana, '"doohickey lost"')).toEqual(['Doohickey lost']);
    expect(await checkIndex(world.deps.db, never)).toBe(0);

    await world.pool.query(`update spaces set kind = 'circle' where id = $1`, [spaceId]);
    expect(await textsFound(ana, 'thingamajig')).toEqual([]);
    await checkIndex(world.deps.db, never);
    expect(await rows(`select * from search_entries where space_id = '${spaceId}'`)).toEqual([]);
    expect(await rows(`select * from search_words where word = 'thingamajig'`)).toEqual([]);
  });
});
