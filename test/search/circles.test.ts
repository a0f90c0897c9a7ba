import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkIndex } from '../../src/search/index.ts';
import { letIn, ok, openRoom, problemOf, reply, startTopic } from '../spaces/talk.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { find, marked, plain, settle, textsFound } from './find.ts';

describe('a circle', () => {
  let world: World;
  let rosa: TestPerson;
  let ana: TestPerson;
  let tom: TestPerson;
  let spaceId: string;
  let asked: string;
  beforeAll(async () => {
    world = await openWorld();
    ({ rosa, ana, tom, spaceId } = await openRoom(world, {
      kind: 'circle',
      joinPolicy: 'invitation',
    }));
    const topic = await startTopic(rosa, spaceId, {
      kind: 'question',
      title: 'Burnout and bumfuzzlement',
      body: 'I am **bumfuzzled** by testing',
    });
    const answer = await reply(ana, topic.id, 'So was I, before');
    await ok(rosa.put(`/topics/${topic.id}/answer`, { postId: answer.id }));
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    await letIn(rosa, tom, spaceId);
    await reply(ana, topic.id, 'Still bumfuzzled: las evaluaciones nos cansan');
    asked = topic.id;
    await settle(world);
    await checkIndex(world.deps.db, new AbortController().signal);
  });
  afterAll(() => world.close());

  /* Without `kind <> 'circle'` in the index, the words or the statement that shows, each of these fails. */
  it('is in no search but its own, not even for its members', async () => {
    const admin = await world.person({ staffRole: 'administrator' });
    const stranger = await world.person();
    for (const person of [rosa, ana, tom, admin, stranger]) {
      for (const words of ['bumfuzzled', 'bumfuzled', 'bumfuz', 'burnout', '"by testing"']) {
        expect(await find(person, words)).toEqual({ items: [], next: null, forgiven: false });
        expect(await find(person, words, { person: ana.id })).toEqual({
          items: [],
          next: null,
          forgiven: false,
        });
      }
    }
  });

  it('leaves nothing in what searches are made of', async () => {
    const { rows } = await world.pool.query(
      `select 'entry' as what from search_entries where space_id = $1 or vector @@ 'bumfuzzl:* | testing'
       union all select word from search_words where word ~ 'bumf|burnout|testing' or scope = $1`,
      [spaceId],
    );
    expect(rows).toEqual([]);
  });

  it('is not there for anyone who is not in it', async () => {
    const admin = await world.person({ staffRole: 'administrator' });
    for (const person of [admin, await world.person()]) {
      expect(await problemOf(person.get(`/search?q=bumfuzzled&in=${spaceId}`))).toBe(
        '404 not-found',
      );
    }
  });

  it('is searched by its members where they name it', async () => {
    const within = { in: spaceId };
    expect(await textsFound(rosa, 'bumfuzzled', within)).toEqual([
      'Still bumfuzzled: las evaluaciones nos cansan',
      'I am bumfuzzled by testing',
    ]);
    const { items } = await find(rosa, 'burnout', within);
    expect(items.map(({ topic }) => marked(topic.title))).toEqual([['Burnout']]);
    const others = [
      ['bumfuz', 2],
      ['bumfuzzling', 2],
      ['evaluación', 1],
      ['"by testing"', 1],
      ['"testing by"', 0],
      ['the testing', 1],
      ['testing dragons', 0],
    ] as const;
    for (const [words, count] of others) {
      expect([words, (await textsFound(rosa, words, within)).length]).toEqual([words, count]);
    }
    const mistyped = await find(rosa, 'bumfuzlzed', within);
    expect([mistyped.forgiven, mistyped.items.length]).toEqual([true, 2]);
  });

  it('is searched from joining on, and does not tell how what is older was called or ended', async () => {
    const within = { in: spaceId };
    const { items } = await find(tom, 'bumfuzzled', within);
    expect(
      items.map(({ excerpt, topic }) => [plain(excerpt), topic.id, topic.title, topic.answered]),
    ).toEqual([['Still bumfuzzled: las evaluaciones nos cansan', asked, [], false]]);
    expect(await textsFound(tom, 'burnout', within)).toEqual([]);
    expect(await textsFound(tom, 'burnuot', within)).toEqual([]);
    expect(await textsFound(tom, 'bumfuzzled', { ...within, answered: 'yes' })).toEqual([]);
    expect(await textsFound(tom, 'bumfuzzled', { ...within, answered: 'no' })).toHaveLength(1);
    expect(await textsFound(rosa, 'bumfuzzled', { ...within, answered: 'yes' })).toHaveLength(2);
  });

  it('pages newest first, each post once', async () => {
    const room = await openRoom(world, { kind: 'circle' });
    const topic = await startTopic(room.rosa, room.spaceId, { body: 'Round 0' });
    for (let n = 1; n < 5; n += 1) await reply(room.ana, topic.id, `Round ${n}`);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof find>> = await find(room.rosa, 'round', {
        in: room.spaceId,
        limit: 2,
        ...(cursor && { cursor }),
      });
      seen.push(...page.items.map(({ postId }) => postId));
      cursor = page.next;
    }
    expect(new Set(seen).size).toBe(5);
    expect(seen).toEqual(seen.toSorted().reverse());
  });
});
