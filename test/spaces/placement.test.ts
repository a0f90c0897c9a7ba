import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { marksAfter, type Place, placeApart, placeTogether } from '../../src/spaces/placement.ts';

const topicOf = (topicId: string, times: number[]): Place[] =>
  times
    .toSorted((a, b) => a - b)
    .map((time, index) => ({
      id: `${topicId}${index + 1}`,
      topicId,
      position: index + 1,
      createdAt: new Date(time),
    }));
const times = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 });
const positionsOf = (placements: { topicId: string; position: number }[], topicId: string) =>
  placements.filter((one) => one.topicId === topicId).map(({ position }) => position);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('where posts go', () => {
  it('of two topics made one: all of them, without gaps, in the order of time and of each topic', () => {
    fc.assert(
      fc.property(times, times, (a, b) => {
        const [stay, come] = [topicOf('a', a), topicOf('b', b)];
        const placements = placeTogether('a', stay, come);
        const timeOf = new Map([...stay, ...come].map(({ id, createdAt }) => [id, +createdAt]));
        const told = placements.map(({ id }) => timeOf.get(id) ?? Number.NaN);
        expect(positionsOf(placements, 'a')).toEqual(upTo(a.length + b.length));
        expect(told).toEqual(told.toSorted((x, y) => x - y));
        for (const posts of [stay, come]) {
          const kept = placements.filter(({ from }) => from === posts[0]?.topicId);
          expect(kept.map(({ id }) => id)).toEqual(posts.map(({ id }) => id));
        }
      }),
    );
  });

  it('of a topic that is taken apart: each in one of the two, without gaps, in the order they had', () => {
    fc.assert(
      fc.property(times, fc.func(fc.boolean()), (a, choose) => {
        const posts = topicOf('a', a);
        const chosen = posts.slice(1).filter(({ id }) => choose(id));
        const placements = placeApart(posts, new Set(chosen.map(({ id }) => id)), 'b');
        expect(positionsOf(placements, 'b')).toEqual(upTo(chosen.length));
        expect(positionsOf(placements, 'a')).toEqual(upTo(a.length - chosen.length));
        for (const topicId of ['a', 'b']) {
          const were = placements.filter((one) => one.topicId === topicId).map(({ was }) => was);
          expect(were).toEqual(were.toSorted((x, y) => x - y));
        }
      }),
    );
  });

  it('leaves nothing read that was not, and everything read where all before it was', () => {
    const marks = fc.record({ a: fc.nat(13), b: fc.nat(13) });
    fc.assert(
      fc.property(times, times, marks, (a, b, read) => {
        const placements = placeTogether('a', topicOf('a', a), topicOf('b', b));
        const before = [
          { personId: 'p', topicId: 'a', position: read.a },
          { personId: 'p', topicId: 'b', position: read.b },
        ];
        const [mark] = marksAfter(placements, before);
        const isRead = ({ from, was }: { from: string; was: number }) =>
          was <= (from === 'a' ? read.a : read.b);
        const reached = mark?.position ?? 0;
        expect(placements.slice(0, reached).every(isRead)).toBe(true);
        const next = placements[reached];
        expect(next === undefined || !isRead(next)).toBe(true);
      }),
    );
  });

  it('keeps what each reader of a topic had read in both of its parts', () => {
    const posts = topicOf('a', [1, 2, 3, 4, 5]);
    const placements = placeApart(posts, new Set(['a2', 'a4']), 'b');
    const mark = (personId: string, position: number) => ({ personId, topicId: 'a', position });
    expect(marksAfter(placements, [mark('ana', 3), mark('tom', 1), mark('luz', 5)])).toEqual([
      { personId: 'ana', topicId: 'a', position: 2 },
      { personId: 'ana', topicId: 'b', position: 1 },
      { personId: 'tom', topicId: 'a', position: 1 },
      { personId: 'luz', topicId: 'a', position: 3 },
      { personId: 'luz', topicId: 'b', position: 2 },
    ]);
  });
});
