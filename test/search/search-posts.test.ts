import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openRoom, reply, startTopic } from '../spaces/talk.ts';
import { openWorld, type World } from '../support/world.ts';
import { find, marked, plain, settle, textsFound } from './find.ts';

describe('searching what is said', () => {
  let world: World;
  let room: Awaited<ReturnType<typeof openRoom>>;
  beforeAll(async () => {
    world = await openWorld();
    room = await openRoom(world);
    const { rosa, ana, spaceId } = room;
    const topic = await startTopic(rosa, spaceId, {
      title: 'Scheduling co-teaching for newcomers',
      body: 'Our **assessments** eat the push-in time.',
    });
    await reply(
      ana,
      topic.id,
      'We kept two fixed blocks and one floating.\n\n- exit slips on Friday\n- ask [here](https://example.org/secretpath)',
    );
    await reply(
      ana,
      topic.id,
      'Las evaluaciones de los estudiantes nos ayudan a planear. Es una evaluación corta.',
    );
    await settle(world);
  });
  afterAll(() => world.close());

  it('finds a post by a word, and says where it stands', async () => {
    const { items, next, forgiven } = await find(room.tom, 'floating');
    expect(items).toHaveLength(1);
    const [hit] = items;
    expect(plain(hit?.excerpt ?? [])).toBe(
      'We kept two fixed blocks and one floating. exit slips on Friday ask here',
    );
    expect(marked(hit?.excerpt ?? [])).toEqual(['floating']);
    expect({ next, forgiven, position: hit?.position, who: hit?.author?.name }).toEqual({
      next: null,
      forgiven: false,
      position: 2,
      who: 'Ana Ruiz',
    });
  });

  it.each([
    ['a word of the title', 'newcomers', 'Our assessments'],
    ['another form of a word', 'assessment', 'Our assessments'],
    ['a word that is still being typed', 'newco', 'Our assessments'],
    ['words in quotes that follow each other', '"exit slips"', 'We kept'],
    ['quotes that are still open', '"exit sli', 'We kept'],
    ['a word with a hyphen, and without', 'coteaching', 'Our assessments'],
    ['a mistyped word', 'assesments', 'Our assessments'],
    ['letters in the other order', 'blokcs', 'We kept'],
    ['Spanish without its accents', 'evaluacion', 'Las evaluaciones'],
    ['Spanish with its accents', 'Evaluación', 'Las evaluaciones'],
    ['small words among others', 'the slips', 'We kept'],
  ])('finds by %s: %s', async (_, words, beginning) => {
    const texts = await textsFound(room.tom, words);
    expect(texts.map((text) => text.slice(0, beginning.length))).toEqual([beginning]);
  });
  it.each([
    ['words in another order than the quotes say', '"slips exit"'],
    ['an address behind a word', 'secretpath'],
    ['words of which one is not there', 'floating dragons'],
    ['nothing but marks', '?!'],
  ])('finds nothing by %s: %s', async (_, words) => {
    expect(await textsFound(room.tom, words)).toEqual([]);
  });
});
