import { describe, expect, it } from '@jest/globals';
import {
  checkRoom,
  isPosted,
  mostDrafts,
  placeOf,
  readPlace,
  sameWords,
  tidy,
} from '../../src/drafts/rules.ts';
import { Place } from '../../src/drafts/schemas.ts';
import { newId } from '../../src/platform/ids.ts';

describe('what a draft belongs to', () => {
  it('is said in one word and read back', () => {
    const id = newId();
    for (const place of [`reply.${id}`, `topic.${id}`, `edit.${id}`, `check-in.${id}`]) {
      expect(placeOf(readPlace(Place.parse(place)))).toBe(place);
    }
  });

  it.each(['reply', 'reply.', `mail.${newId()}`, `reply.${newId()}.2`, `reply.${newId()}\n`])(
    'is not %j',
    (place) => expect(Place.safeParse(place).success).toBe(false),
  );
});

describe('what is kept of words', () => {
  it.each([
    ['reply', { text: 'One' }, { text: 'One' }],
    ['reply', { text: ' \n' }, null],
    ['reply', {}, null],
    ['topic', { title: 'One', text: '' }, { title: 'One' }],
    ['check-in', { second: 'Two', mood: '3' }, { second: 'Two', mood: '3' }],
    ['check-in', { mood: '3' }, null],
    ['brief', { begunFrom: '4' }, null],
    ['brief', { begunFrom: '4', text: 'So far' }, { begunFrom: '4', text: 'So far' }],
  ] as const)('of a %s %j is %j', (kind, words, kept) => expect(tidy(kind, words)).toEqual(kept));

  it.each([
    ['reply', { title: 'One' }],
    ['topic', { mood: '3' }],
    ['check-in', { text: 'One' }],
  ] as const)('is nothing of a %s with %j', (kind, words) => {
    expect(() => tidy(kind, words)).toThrow(expect.objectContaining({ kind: expect.anything() }));
  });

  it('is the same in whatever order it comes', () => {
    expect(sameWords({ title: 'a', text: 'b' }, { text: 'b', title: 'a' })).toBe(true);
    expect(sameWords({ text: 'b' }, { title: 'b' })).toBe(false);
    expect(sameWords(null, {})).toBe(true);
  });

  it('has an end', () => {
    expect(() => checkRoom(mostDrafts - 1)).not.toThrow();
    expect(() => checkRoom(mostDrafts)).toThrow();
  });
});

describe('whether a draft was posted', () => {
  const id = newId();
  it.each([
    [{ text: 'All of it' }, 'All of it', true],
    [{ text: 'All of it ' }, 'All of it', true],
    [{ text: 'All' }, 'All of it', true],
    [{ text: 'of it' }, 'All of it', false],
    [{ text: 'All of it, and more' }, 'All of it', false],
    [{ text: `@[Ann](${id}) look` }, `@[Ann Lee](${id}) look`, true],
    [{ text: `@[Ann](${newId()}) look` }, `@[Ann Lee](${id}) look`, false],
    [{ title: 'A title', text: 'All' }, 'All of it', true],
    [{ title: 'A title' }, 'All of it', true],
    [{ title: 'Another', text: 'All' }, 'All of it', false],
  ])('%j, where %j was posted: %s', (words, source, expected) =>
    expect(isPosted(words, { title: 'A title', source })).toBe(expected),
  );
});
