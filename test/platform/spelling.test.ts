import { describe, expect, it } from '@jest/globals';
import { lettersApart, nearWords } from '../../src/platform/spelling.ts';

describe('words that someone may have meant', () => {
  it.each([
    ['lindsay', 'lindsay', 0],
    ['linsday', 'lindsay', 1],
    ['frenso', 'fresno', 1],
    ['yumma', 'yuma', 1],
    ['abc', 'xyz', 3],
    ['', 'ab', 2],
  ])('%s and %s are %i letters apart', (one, other, apart) => {
    expect(lettersApart(one, other)).toBe(apart);
  });

  it('are those near enough, the nearest first', () => {
    expect(nearWords('linsday', ['linden', 'lindsay', 'lincoln'])).toEqual(['lindsay']);
    expect(nearWords('ca', ['la'])).toEqual([]);
    expect(nearWords('259', ['258'])).toEqual([]);
  });
});
