import { describe, expect, it } from '@jest/globals';
import { idsBetween, withGaps, withNeighbours } from '../../web/spaces/near-posts.ts';

const items = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));
const heights = new Map([
  ['a', 100],
  ['b', 50],
  ['c', 200],
  ['d', 10],
  ['e', 70],
]);

describe('a list of which a part is in the document', () => {
  it.each([
    ['all of it', null, [0, 0, 0, 0, 0], 0],
    ['none of it', [], [], 430],
    ['its end', ['d', 'e'], [350, 0], 0],
    ['pieces', ['b', 'd'], [100, 200], 70],
  ])('takes the room of the whole: %s', (_, ids, gaps, below) => {
    const placed = withGaps(items, ids && { ids: new Set(ids), heights });
    expect([placed.rows.map(({ gap }) => gap), placed.gap]).toEqual([gaps, below]);
  });

  it.each([
    ['from the middle of one to the middle of another', 120, 340, ['b', 'c']],
    ['without those that only touch', 100, 150, ['b']],
    ['from before its beginning', -500, 1, ['a']],
    ['to beyond its end', 360, 900, ['e']],
    ['none above it', -500, -20, []],
  ])('shows what lies between two heights: %s', (_, from, to, ids) => {
    expect(idsBetween(items, heights, from, to)).toEqual(ids);
  });

  it('has those beside one in use there too', () => {
    expect(withNeighbours(items, new Set(['a', 'd']))).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(withNeighbours(items, new Set(['e']))).toEqual(['d', 'e']);
    expect(withNeighbours(items, new Set())).toEqual([]);
  });
});
