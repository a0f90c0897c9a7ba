import { describe, expect, it } from '@jest/globals';
import { place } from '../../web/spaces/place.ts';

const list = (...ids: string[]) => ids.map((id) => ({ id }));

describe('a list that is being read', () => {
  it.each([
    [
      'keeps its order when a row becomes the newest',
      ['c', 'a', 'b'],
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
      0,
    ],
    ['lets a new row above it wait', ['new', 'a', 'b'], ['a', 'b'], ['a', 'b'], 1],
    ['shows the next page at its end', ['a', 'b', 'c', 'd'], ['a', 'b'], ['a', 'b', 'c', 'd'], 0],
    ['drops what is gone', ['a'], ['a', 'b'], ['a'], 0],
    ['does both at once', ['new', 'b', 'a', 'c'], ['a', 'b'], ['a', 'b', 'c'], 1],
    ['starts with everything', ['a', 'b'], [], ['a', 'b'], 0],
  ])('%s', (_, server, read, order, waiting) => {
    expect(place(list(...server), read)).toEqual({ order, waiting });
  });

  it('shows at the top what its reader has sent, and nothing else that is new', () => {
    const placed = place(list('pinned', 'own', 'new', 'a', 'b'), ['a', 'b'], new Set(['own']));
    expect(placed).toEqual({ order: ['own', 'a', 'b'], waiting: 2 });
  });
});
