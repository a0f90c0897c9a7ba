import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mayAsk, mayDecide, mayEnd, mayRead } from '../../src/break-glass/policy.ts';
import { checkOpen, isStillToDecide, isUnderWay, stateOf } from '../../src/break-glass/rules.ts';
import type { Entry } from '../../src/break-glass/tables.ts';

const hour = 3_600_000;
const asked = new Date('2026-11-17T15:00:00Z');
const hoursOn = (hours: number) => new Date(asked.getTime() + hours * hour);
const fresh: Entry = {
  ...{ id: 'e', spaceId: 's', topicId: null, askedById: 'ada', reason: '', askedAt: asked },
  ...{ decidedById: null, decidedAt: null, confirmed: null },
  ...{ endsAt: null, endedAt: null, endedById: null },
};
const confirmed = { ...fresh, decidedById: 'bo', decidedAt: hoursOn(1), confirmed: true };
const opened = { ...confirmed, endsAt: hoursOn(25) };

describe('where an entry stands', () => {
  it.each([
    ['asked', fresh, 0, 'waiting'],
    ['asked, just before three days', fresh, 71.99, 'waiting'],
    ['asked, after three days', fresh, 72, 'lapsed'],
    ['withdrawn', { ...fresh, endedAt: hoursOn(2) }, 3, 'withdrawn'],
    [
      'declined',
      { ...fresh, decidedById: 'bo', decidedAt: hoursOn(1), confirmed: false },
      2,
      'declined',
    ],
    ['confirmed', opened, 1, 'open'],
    ['confirmed, just before a day', opened, 24.99, 'open'],
    ['confirmed, after a day', opened, 25, 'ended'],
    ['ended early', { ...opened, endedAt: hoursOn(2) }, 3, 'ended'],
    ['confirmed without an end, which nobody writes', confirmed, 2, 'ended'],
  ])('%s', (_, entry, hours, state) => {
    const now = hoursOn(hours);
    expect(stateOf(entry, now)).toBe(state);
    expect(isUnderWay(entry, now)).toBe(state === 'waiting' || state === 'open');
    if (state === 'open') checkOpen(entry, now);
    else expect(() => checkOpen(entry, now)).toThrow(/not open/);
  });

  it('is decided once, and the same decision of the same person is the same', () => {
    expect(isStillToDecide(fresh, { by: 'bo', confirmed: true }, hoursOn(1))).toBe(true);
    expect(isStillToDecide(opened, { by: 'bo', confirmed: true }, hoursOn(2))).toBe(false);
    for (const [by, yes] of [
      ['cy', true],
      ['bo', false],
    ] as const) {
      expect(() => isStillToDecide(opened, { by, confirmed: yes }, hoursOn(2))).toThrow(/waits/);
    }
  });
});

const people = ['ada', 'bo', 'cy', 'dee', 'eli'];
const kinds = { staff: fc.boolean(), party: fc.boolean() };
const everyone = fc.array(fc.record(kinds), { minLength: 5, maxLength: 5 });
const act = fc.record({
  kind: fc.constantFrom('ask', 'confirm', 'decline', 'end', 'read'),
  who: fc.nat(4),
  hours: fc.nat(80),
});

describe('whatever anybody does, in whatever order', () => {
  // Control: leave `askedById !== personId` out of mayDecide, or `party` out of mayAsk.
  it('nobody reads what two moderators who are no party have not opened together, and no third one does', () => {
    const reads = { some: 0 };
    const everything = fc.property(everyone, fc.array(act, { maxLength: 30 }), (crowd, acts) => {
      let entry: Entry | undefined;
      let now = asked;
      for (const { kind, who, hours } of acts) {
        now = new Date(now.getTime() + (hours > 60 ? hours : hours / 60) * hour);
        const actor = { personId: people[who] ?? '' };
        const standing = crowd[who] ?? { staff: false, party: true };
        if (kind === 'ask' && mayAsk(standing) && !(entry && isUnderWay(entry, now))) {
          entry = { ...fresh, askedById: actor.personId, askedAt: now };
        }
        if (!entry) continue;
        const yes = kind === 'confirm';
        const decides = yes || kind === 'decline';
        if (decides && mayDecide(actor, entry, standing) && stateOf(entry, now) === 'waiting') {
          const endsAt = yes ? new Date(now.getTime() + 24 * hour) : null;
          entry = { ...entry, decidedById: actor.personId, decidedAt: now, confirmed: yes, endsAt };
        }
        if (kind === 'end' && mayEnd(standing) && isUnderWay(entry, now)) {
          entry = { ...entry, endedAt: now };
        }
        if (kind !== 'read' || stateOf(entry, now) !== 'open') continue;
        if (!mayRead(actor, entry, standing)) continue;
        reads.some += 1;
        const two = [entry.askedById, entry.decidedById];
        expect(new Set(two).size).toBe(2);
        expect(two).toContain(actor.personId);
        for (const one of two) {
          expect(crowd[people.indexOf(one ?? '')]).toEqual({ staff: true, party: false });
        }
      }
    });
    fc.assert(everything, { numRuns: 4_000, seed: 7 });
    expect(reads.some).toBeGreaterThan(0);
  });
});
