import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isEmpty, type Kept, merge, sameWords, tidy, type Words } from '../../web/drafts/merge.ts';

/** Few words, so that they are often the same in two places. */
const words = fc
  .record({
    title: fc.constantFrom('', 'A', 'B'),
    text: fc.constantFrom('', ' ', 'one', 'two', 'one and two'),
    mood: fc.constantFrom('', '3'),
  })
  .map(tidy);
const kept = fc.record({ words, version: fc.nat(3) });

describe('words on two devices', () => {
  it('are not lost when they stand in one place alone', () => {
    fc.assert(
      fc.property(words, kept, kept, (mine, base, theirs) => {
        const next = merge(mine, base, theirs);
        const here = next === 'fill' ? theirs.words : mine;
        const there = next === 'send' ? mine : theirs.words;
        const isKnown = (lost: Words) => isEmpty(lost) || sameWords(lost, base.words);
        const stays = (each: Words) => sameWords(each, here) || sameWords(each, there);
        expect(stays(mine) || isKnown(mine)).toBe(true);
        expect(stays(theirs.words) || isKnown(theirs.words)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('are shown to be chosen from when both were changed, and then alone', () => {
    fc.assert(
      fc.property(words, kept, kept, (mine, base, theirs) => {
        const isOffered = merge(mine, base, theirs) === 'offer';
        if (!isOffered) return;
        expect(isEmpty(mine) || isEmpty(theirs.words)).toBe(false);
        expect(sameWords(mine, theirs.words) || sameWords(mine, base.words)).toBe(false);
      }),
    );
  });

  it('come to rest: what was sent or filled in is agreed upon next', () => {
    fc.assert(
      fc.property(words, kept, kept, (mine, base, theirs) => {
        const next = merge(mine, base, theirs);
        if (next === 'offer') return;
        const both: Kept = next === 'fill' ? theirs : { words: mine, version: theirs.version + 1 };
        expect(merge(both.words, both, both)).toBe('agreed');
      }),
    );
  });

  const was = { words: { text: 'Half' }, version: 3 };
  const at = (version: number, text?: string): Kept => ({ version, words: text ? { text } : {} });
  it.each([
    ['nothing yet, anywhere', {}, at(0), at(0), 'agreed'],
    ['begun here', { text: 'Half' }, at(0), at(0), 'send'],
    ['begun elsewhere', {}, at(0), at(1, 'Half'), 'fill'],
    ['begun on both, without hearing of each other', { text: 'One' }, at(0), at(1, 'Two'), 'offer'],
    ['gone on here', { text: 'Half and more' }, was, was, 'send'],
    ['gone on elsewhere', was.words, was, at(4, 'Half and more'), 'fill'],
    ['gone on with on both', { text: 'Half here' }, was, at(4, 'Half there'), 'offer'],
    ['posted here', {}, was, was, 'send'],
    ['posted elsewhere', was.words, was, at(4), 'fill'],
    ['posted elsewhere, and gone on with here', { text: 'Half here' }, was, at(4), 'send'],
    ['posted here, and gone on with elsewhere', {}, was, at(4, 'Half there'), 'fill'],
    ['forgotten by the server after its time', was.words, was, at(0), 'send'],
    ['begun anew by the server after its time', was.words, was, at(3, 'Other'), 'fill'],
  ] as const)('%s', (_, mine, base, theirs, next) => expect(merge(mine, base, theirs)).toBe(next));
});
