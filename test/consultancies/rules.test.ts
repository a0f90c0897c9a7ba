import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mayEnd, mayKeepTime, roleOf } from '../../src/consultancies/policy.ts';
import {
  checkRoles,
  elapsedAt,
  listenerOf,
  minutesOf,
  turnClock,
} from '../../src/consultancies/rules.ts';
import { type ClockChange, clockWishes, steps } from '../../src/consultancies/schemas.ts';
import type { Clock } from '../../src/consultancies/tables.ts';
import { Problem } from '../../src/platform/problem.ts';

const start = Date.parse('2026-11-17T15:00:00Z');
const at = (ms: number) => new Date(start + ms);
const fresh: Clock = {
  ...{ state: 'waiting', step: 'present', elapsedMs: 0 },
  ...{ runningSince: null, startedAt: null, endedAt: null },
};
const refusalOf = (run: () => unknown): string => {
  try {
    run();
    return 'none';
  } catch (error) {
    if (error instanceof Problem) return error.kind.slug;
    throw error;
  }
};

describe('the clock of a consultancy', () => {
  it('takes 50 minutes by the book', () => {
    expect(steps.map((step) => minutesOf[step])).toEqual([10, 5, 10, 15, 5, 5]);
  });

  it.each<[state: Clock['state'], step: Clock['step'], wish: ClockChange, then: string]>([
    ['waiting', 'present', { step: 'present', state: 'running' }, 'running present'],
    ['waiting', 'present', { step: 'present', state: 'ended' }, 'ended present'],
    ['waiting', 'present', { step: 'clarifying-questions', state: 'running' }, 'step-out-of-order'],
    ['running', 'present', { step: 'present', state: 'running' }, 'running present'],
    ['running', 'present', { step: 'present', state: 'paused' }, 'paused present'],
    [
      'running',
      'present',
      { step: 'clarifying-questions', state: 'running' },
      'running clarifying-questions',
    ],
    [
      'paused',
      'present',
      { step: 'clarifying-questions', state: 'paused' },
      'paused clarifying-questions',
    ],
    ['running', 'present', { step: 'probing-questions', state: 'running' }, 'step-out-of-order'],
    ['running', 'present', { step: 'debrief', state: 'ended' }, 'step-out-of-order'],
    ['running', 'discussion', { step: 'present', state: 'running' }, 'step-out-of-order'],
    ['running', 'discussion', { step: 'response', state: 'ended' }, 'step-out-of-order'],
    ['running', 'debrief', { step: 'debrief', state: 'ended' }, 'ended debrief'],
    ['ended', 'debrief', { step: 'debrief', state: 'running' }, 'consultancy-ended'],
    ['ended', 'debrief', { step: 'debrief', state: 'ended' }, 'ended debrief'],
  ])('%s at %s, asked for %j: %s', (state, step, wish, then) => {
    const runningSince = state === 'running' ? at(0) : null;
    const turn = () => turnClock({ ...fresh, state, step, runningSince }, wish, at(60_000));
    const refusal = refusalOf(turn);
    expect(refusal === 'none' ? `${turn().state} ${turn().step}` : refusal).toBe(then);
  });

  const wishes = fc.array(
    fc.record({
      state: fc.constantFrom(...clockWishes),
      step: fc.constantFrom(...steps),
      /** Also backwards: machines do not agree on the time. */
      after: fc.integer({ min: -20_000, max: 600_000 }),
    }),
    { maxLength: 60 },
  );

  it('keeps the order of the steps, and never less than no time, whatever is asked for and when', () => {
    fc.assert(
      fc.property(wishes, (asked) => {
        let clock = fresh;
        let now = 0;
        for (const { after, ...wish } of asked) {
          now += after;
          const before = clock;
          if (refusalOf(() => turnClock(before, wish, at(now))) !== 'none') continue;
          clock = turnClock(before, wish, at(now));
          const ahead = steps.indexOf(clock.step) - steps.indexOf(before.step);
          expect([0, 1]).toContain(ahead);
          expect(elapsedAt(clock, at(now - 20_000))).toBeGreaterThanOrEqual(0);
          expect(clock.elapsedMs).toBeGreaterThanOrEqual(0);
          expect(clock.runningSince !== null).toBe(clock.state === 'running');
          expect(clock.endedAt !== null).toBe(clock.state === 'ended');
          if (before.state === 'ended') expect(clock).toBe(before);
        }
      }),
    );
  });

  it('counts what ran, and nothing of the pauses', () => {
    const turns = fc.array(fc.record({ runs: fc.nat(300_000), rests: fc.nat(300_000) }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(turns, (spans) => {
        let clock = fresh;
        let now = 0;
        for (const { runs, rests } of spans) {
          clock = turnClock(clock, { step: 'present', state: 'running' }, at(now));
          now += runs;
          clock = turnClock(clock, { step: 'present', state: 'paused' }, at(now));
          now += rests;
        }
        const ran = spans.reduce((sum, { runs }) => sum + runs, 0);
        expect(elapsedAt(clock, at(now))).toBe(ran);
        const next = turnClock(clock, { step: 'clarifying-questions', state: 'running' }, at(now));
        expect(elapsedAt(next, at(now + 1_000))).toBe(1_000);
      }),
    );
  });
});

describe('who does what in a consultancy', () => {
  const roles = { presenterId: 'presenter', facilitatorId: 'facilitator' };
  const may = (
    rule: typeof mayEnd,
    personId: string,
    { takesPart = true, facilitates = false } = {},
  ) => rule({ personId }, roles, { takesPart, facilitates });

  it('is kept in time by its facilitator or one of the space, and ended by its presenter too', () => {
    const people = ['presenter', 'facilitator', 'other'];
    expect(people.filter((id) => may(mayKeepTime, id))).toEqual(['facilitator']);
    expect(people.filter((id) => may(mayEnd, id))).toEqual(['presenter', 'facilitator']);
    expect(may(mayKeepTime, 'other', { facilitates: true })).toBe(true);
    expect(people.filter((id) => may(mayEnd, id, { takesPart: false }))).toEqual([]);
  });

  it('is said to each in one word', () => {
    const part = { takesPart: true, facilitates: false };
    const rolesOf = (personId: string) => roleOf({ personId }, roles, part);
    expect(['presenter', 'facilitator', 'other'].map(rolesOf)).toEqual([
      'presenter',
      'facilitator',
      'consultant',
    ]);
    expect(roleOf({ personId: 'x' }, roles, { ...part, takesPart: false })).toBe('onlooker');
  });

  it('lets the presenter listen in the discussion alone, a pause of it included', () => {
    const listening = steps.filter((step) => listenerOf({ ...roles, step, state: 'running' }));
    expect(listening).toEqual(['discussion']);
    expect(listenerOf({ ...roles, step: 'discussion', state: 'paused' })).toBe('presenter');
    expect(listenerOf({ ...roles, step: 'discussion', state: 'ended' })).toBeNull();
  });

  it('takes two different members', () => {
    expect(refusalOf(() => checkRoles(roles, ['presenter', 'facilitator']))).toBe('none');
    expect(refusalOf(() => checkRoles(roles, ['presenter']))).toBe('invalid-input');
    const same = { presenterId: 'a', facilitatorId: 'a' };
    expect(refusalOf(() => checkRoles(same, ['a']))).toBe('invalid-input');
  });
});
