import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mayOffer, mayReadAnswers, mayRemind, mayRemove } from '../../src/check-ins/policy.ts';
import {
  checkClosing,
  checkOffers,
  checkOpen,
  checkWords,
  isClosed,
  showMoods,
} from '../../src/check-ins/rules.ts';
import { Problem } from '../../src/platform/problem.ts';

const now = new Date('2026-11-17T15:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const minute = 60_000;
const day = 86_400_000;
const refusalOf = (run: () => unknown): string => {
  try {
    run();
    return 'none';
  } catch (error) {
    if (error instanceof Problem) return error.kind.slug;
    throw error;
  }
};

describe('a round', () => {
  it.each([
    [later(1), null, false],
    [now, null, true],
    [later(-1), null, true],
    [later(minute), later(-1), true], // settled by a machine that is ahead of this one
  ])('that closes at %s and was settled at %s is closed: %s', (closesAt, settledAt, closed) => {
    expect(isClosed({ closesAt, settledAt }, now)).toBe(closed);
    const refusal = refusalOf(() => checkOpen({ closesAt, settledAt }, now));
    expect(refusal).toBe(closed ? 'round-closed' : 'none');
  });

  it.each([
    [-minute, 'invalid-input'],
    [5 * minute - 1, 'invalid-input'],
    [5 * minute, 'none'],
    [60 * day, 'none'],
    [60 * day + 1, 'invalid-input'],
  ])('may be set to close after %i ms: %s', (ms, refusal) => {
    expect(refusalOf(() => checkClosing(later(ms), now))).toBe(refusal);
  });

  it('takes as many parts as it has prompts, and thirty offers to an answer', () => {
    expect(refusalOf(() => checkWords(['a', ''], ['1', '2']))).toBe('none');
    expect(refusalOf(() => checkWords(['a'], ['1', '2']))).toBe('invalid-input');
    expect(refusalOf(() => checkOffers(29))).toBe('none');
    expect(refusalOf(() => checkOffers(30))).toBe('offers-full');
  });
});

describe('the moods of a round', () => {
  it('are told from five on, as counts and with one decimal', () => {
    expect(showMoods([])).toBeNull();
    expect(showMoods([1, 1, 1, 1, 0])).toBeNull();
    expect(showMoods([1, 1, 1, 1, 1])).toEqual({ counts: [1, 1, 1, 1, 1], mean: 3 });
    expect(showMoods([0, 0, 2, 4, 0])).toEqual({ counts: [0, 0, 2, 4, 0], mean: 3.7 });
  });

  it('are withheld of fewer than five, and lie between 1 and 5, whatever they are', () => {
    const counts = fc.array(fc.nat(20), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(counts, (all) => {
        const shown = showMoods(all);
        const people = all.reduce((sum, count) => sum + count, 0);
        expect(shown === null).toBe(people < 5);
        if (!shown) return;
        expect(shown.mean).toBeGreaterThanOrEqual(1);
        expect(shown.mean).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe('who may in a round', () => {
  const flags = [false, true];
  const parts = flags.flatMap((takesPart) =>
    flags.flatMap((facilitates) =>
      flags.flatMap((shared) =>
        flags.map((closed) => ({ takesPart, facilitates, shared, closed })),
      ),
    ),
  );

  it('read, offer and take down: those who have shared, or all when it has closed', () => {
    for (const part of parts) {
      const reads = part.shared || part.closed;
      expect(mayReadAnswers(part)).toBe(reads);
      expect(mayOffer(part)).toBe(part.takesPart && reads);
      const others = { personId: 'other' };
      expect(mayRemove({ personId: 'me' }, others, part)).toBe(part.facilitates && reads);
      expect(mayRemove({ personId: 'other' }, others, part)).toBe(true);
    }
  });

  it('remind: a facilitator, or who started it, while they are members', () => {
    for (const part of parts) {
      const topic = { authorId: 'starter' };
      expect(mayRemind({ personId: 'me' }, topic, part)).toBe(part.takesPart && part.facilitates);
      expect(mayRemind({ personId: 'starter' }, topic, part)).toBe(part.takesPart);
    }
  });
});
