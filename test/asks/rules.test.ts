import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Candidate, choosePeople, outcomeOf, usualSettings } from '../../src/asks/rules.ts';

const at = (days: number) => new Date(Date.UTC(2026, 10, 17) + days * 86_400_000);
const person = (personId: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{ personId, fromElsewhere: true, shared: 1, open: 0, inMonth: 0, lastAskedAt: null },
  ...more,
});
const choose = (...candidates: Candidate[]) =>
  choosePeople([{ topicId: 'q', createdAt: at(0), candidates }], usualSettings).get('q');

describe('whom a question is taken to', () => {
  it.each<[string, Candidate[], string[]]>([
    ['nobody where nobody offers', [], []],
    ['three at most', ['a', 'b', 'c', 'd'].map((id) => person(id)), ['a', 'b', 'c']],
    ['each person once', [person('a'), person('a'), person('b')], ['a', 'b']],
    ['another district first', [person('a', { fromElsewhere: false }), person('b')], ['b', 'a']],
    [
      'whoever was asked least recently',
      [person('a', { lastAskedAt: at(-1) }), person('b', { lastAskedAt: at(-9) }), person('c')],
      ['c', 'b', 'a'],
    ],
    ['the nearer offer among equals', [person('a'), person('b', { shared: 3 })], ['b', 'a']],
    [
      'fairness before nearness',
      [person('a', { shared: 9, lastAskedAt: at(-1) }), person('b')],
      ['b', 'a'],
    ],
    ['nobody for whom two wait', [person('a', { open: 2 }), person('b', { open: 1 })], ['b']],
    ['nobody who was asked six times', [person('a', { inMonth: 6 }), person('b')], ['b']],
  ])('is %s', (_, candidates, expected) => {
    expect(choose(...candidates)).toEqual(expected);
  });

  it('counts what one question brings to a person for the next', () => {
    const candidates = ['a', 'b', 'c', 'd', 'e'].map((id) => person(id));
    const waiting = ['q1', 'q2', 'q3'].map((topicId, day) => {
      return { topicId, createdAt: at(day), candidates };
    });
    expect([...choosePeople(waiting, { ...usualSettings, mostOpen: 1 })]).toEqual([
      ['q1', ['a', 'b', 'c']],
      ['q2', ['d', 'e']],
      ['q3', []],
    ]);
  });

  it('is never more than three, never one twice, never one over their load, in whatever order they come', () => {
    const few = fc.integer({ min: 0, max: 4 });
    const candidate = fc.record({
      personId: fc.constantFrom(...'abcdefgh'),
      fromElsewhere: fc.boolean(),
      ...{ shared: few, open: few, inMonth: fc.integer({ min: 0, max: 8 }) },
      lastAskedAt: fc.option(few.map((day) => at(-day))),
    });
    // What is known of a person is the same in each question, as it is when one statement reads it.
    const crowd = fc.uniqueArray(candidate, { selector: ({ personId }) => personId });
    const some = crowd.chain((people) =>
      fc.record({
        people: fc.constant(people),
        wanted: fc.uniqueArray(fc.tuple(fc.uuid(), few, fc.subarray(people)), {
          maxLength: 6,
          selector: ([topicId]) => topicId,
        }),
        seed: fc.integer(),
      }),
    );
    const settings = fc.record({
      mostOpen: fc.integer({ min: 1, max: 3 }),
      mostInMonth: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(some, settings, ({ people, wanted, seed }, limits) => {
        const waiting = wanted.map(([topicId, day, candidates]) => {
          return { topicId, createdAt: at(day), candidates };
        });
        const chosen = choosePeople(waiting, limits);
        const asked = [...chosen.values()];
        for (const ids of asked) {
          expect(ids.length).toBeLessThanOrEqual(3);
          expect(new Set(ids).size).toBe(ids.length);
        }
        for (const { personId, open, inMonth } of people) {
          const fresh = asked.flat().filter((id) => id === personId).length;
          if (fresh === 0) continue;
          expect(open + fresh).toBeLessThanOrEqual(limits.mostOpen);
          expect(inMonth + fresh).toBeLessThanOrEqual(limits.mostInMonth);
        }
        const mixed = shuffled(waiting, seed).map((question) => {
          return { ...question, candidates: shuffled(question.candidates, seed) };
        });
        expect(choosePeople(mixed, limits)).toEqual(chosen);
      }),
      { numRuns: 500 },
    );
  });
});

/** In another order, the same one for the same seed. */
function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const turn = (n: number) => Math.abs((Math.imul(n + 1, 2_654_435_761) ^ seed) % 997);
  return items
    .map((item, n) => ({ item, n }))
    .sort((one, other) => turn(one.n) - turn(other.n))
    .map(({ item }) => item);
}

describe('how a call ends', () => {
  const call = { gone: false, over: false, answeredByAsked: null, madeAt: at(0) };
  it.each([
    ['goes on while nobody answers', {}, 6.9, undefined],
    ['is given up after seven days', {}, 7, 'nobody'],
    ['was answered by someone who was asked', { answeredByAsked: true }, 1, 'asked-person'],
    ['was answered by somebody else', { answeredByAsked: false }, 1, 'someone-else'],
    ['was answered before it was closed', { answeredByAsked: true, over: true }, 1, 'asked-person'],
    ['was answered on the last day', { answeredByAsked: false }, 8, 'someone-else'],
    ['is over when who asked settled it', { over: true }, 1, 'withdrawn'],
    ['is over when the question went', { gone: true, answeredByAsked: true }, 1, 'withdrawn'],
  ] as const)('%s', (_, more, day, outcome) => {
    expect(outcomeOf({ ...call, ...more }, at(day))).toBe(outcome);
  });
});
