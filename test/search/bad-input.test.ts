import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkIndex } from '../../src/search/index.ts';
import { openRoom, problemOf, reply, startTopic } from '../spaces/talk.ts';
import { openWorld, type World } from '../support/world.ts';
import { find, marked, plain, settle } from './find.ts';

describe('a search that is fed badly', () => {
  let world: World;
  let room: Awaited<ReturnType<typeof openRoom>>;
  beforeAll(async () => {
    world = await openWorld();
    room = await openRoom(world);
  });
  afterAll(() => world.close());

  it.each([
    ['no words', ''],
    ['an empty text', 'q='],
    ['too long a text', `q=${'a'.repeat(201)}`],
    ['a space that is no id', 'q=a&in=here'],
    ['a person that is no id', "q=a&person='; drop table posts"],
    ['a kind that there is none of', 'q=a&kind=rant'],
    ['a day in place of a time', 'q=a&from=2026-01-01'],
    ['a year before all', 'q=a&from=0000-01-01T00:00:00Z'],
    ['an order that there is none of', 'q=a&order=random'],
    ['a cursor of its own making', 'q=a&cursor=WzEsMl0'],
    [
      'a cursor with no number in it',
      `q=a&cursor=${Buffer.from('[null,"x"]').toString('base64url')}`,
    ],
    ['something that it does not know', 'q=a&everything=yes'],
  ])('with %s says so', async (_, query) => {
    expect(await problemOf(room.ana.get(`/search?${query}`))).toBe('400 invalid-input');
  });

  it.each([
    "'",
    "a' | 'b",
    'a & b',
    '!a',
    'a:*',
    'a <-> b',
    '\\',
    "'a':*A",
    '%',
    '_',
    '()',
    '<script>',
    '\u202eabc',
    '🦉 owl',
    '. * +',
    '[[',
    'İstanbul',
    'ﬁne',
    '한국어',
    'a'.repeat(200),
  ])('with “%s” finds what is there, in the index and in a circle', async (text) => {
    const circle = await openRoom(world, { kind: 'circle' });
    for (const { ana, spaceId } of [room, circle]) {
      const topic = await startTopic(ana, spaceId, {
        title: `On ${text.slice(0, 190)}`,
        body: 'Odd words',
      });
      await reply(ana, topic.id, text);
    }
    await settle(world);
    const found = [
      await find(room.ana, text),
      await find(circle.ana, text, { in: circle.spaceId }),
    ];
    const some = /[\p{L}\p{N}]/u.test(text);
    for (const { items } of found) expect(items.length > 0).toBe(some);
  });

  it.each(['a%00b', '%ED%A0%80', '%00', 'ﷺ ½'])('with “%s” does not stumble', async (text) => {
    expect((await room.ana.get(`/search?q=${text}`)).statusCode).toBe(200);
  });

  it('answers with text and never with markup, whatever was written', async () => {
    const { ana, spaceId } = room;
    const evil =
      '<img src=x onerror=alert(1)> <b>zonkers</b> & "zonkers" [zonkers](javascript:alert(1))';
    await startTopic(ana, spaceId, { title: '<i>zonkers</i> & co', body: evil });
    await settle(world);
    const { items } = await find(room.tom, 'zonkers');
    expect(items.map(({ topic }) => plain(topic.title))).toEqual(['<i>zonkers</i> & co']);
    expect(marked(items[0]?.topic.title ?? [])).toEqual(['zonkers']);
    expect(plain(items[0]?.excerpt ?? [])).toContain('<b>zonkers</b> & "zonkers"');
    expect(new Set(marked(items[0]?.excerpt ?? []))).toEqual(new Set(['zonkers']));
  });

  it('takes in the longest post that may be written, and one of a single word', async () => {
    const { ana, spaceId } = room;
    const topic = await startTopic(ana, spaceId, {
      title: 'Long',
      body: 'humdinger '.repeat(6_500),
    });
    await reply(ana, topic.id, 'x'.repeat(60_000));
    await reply(ana, topic.id, Array.from({ length: 9_000 }, (_, n) => `w${n}`).join(' '));
    await settle(world);
    await checkIndex(world.deps.db, new AbortController().signal);
    expect((await find(ana, 'humdinger')).items).toHaveLength(1);
    expect((await find(ana, 'w8999')).items).toHaveLength(1);
    expect((await find(ana, 'xxxxxxx')).items).toHaveLength(1);
  });
});
