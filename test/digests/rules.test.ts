import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantAt, localDayAt, localHourAt } from '../../src/digests/local-time.ts';
import {
  chooseNeeds,
  dueWindow,
  isDigestDay,
  isFresh,
  nextWindow,
  usualPreferences,
} from '../../src/digests/rules.ts';
import { frequencies, type needKinds, weekdays } from '../../src/digests/schemas.ts';

const dayOf = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const chicago = 'America/Chicago';
const oddZones = /Chicago|Lord_Howe|Casablanca|Troll|Chatham|Katmandu|Kathmandu|Apia|Gaza/;
const daily = (hour: number) => ({ frequency: 'daily', weekday: 'mon', hour }) as const;

const everyZone = Intl.supportedValuesOf('timeZone');

/** A tenth of the zones and the oddest; `ZONES=all` is every zone, for the night and before a release. */
const zones =
  process.env.ZONES === 'all'
    ? everyZone
    : everyZone.filter((zone, n) => n % 10 === 0 || oddZones.test(zone));

/** One zone of each group whose clocks agree over these days, looked at twice a week. */
function zonesThatDiffer(first: number, last: number): string[] {
  const bySigns = new Map<string, string>();
  for (const zone of zones) {
    const offsets: number[] = [];
    for (let day = first; day <= last; day += 3.5) {
      const at = new Date(day * 86_400_000 + (offsets.length % 4) * 900_000); // quarters of an hour tell zones apart
      offsets.push((localDayAt(zone, at) - Math.floor(day)) * 24 + localHourAt(zone, at));
    }
    bySigns.set(offsets.join(), zone);
  }
  return [...bySigns.values()];
}

describe('when a digest is due', () => {
  it.each([
    ['the hour comes', '2026-11-23T13:00:00Z', '2026-11-23'],
    ['a moment before it', '2026-11-23T12:59:59Z', '2026-11-16'],
    ['days later', '2026-11-27T00:00:00Z', '2026-11-23'],
  ])('is Monday at seven in Chicago: %s', (_when, now, key) => {
    expect(dueWindow(usualPreferences, chicago, new Date(now))?.key).toBe(key);
  });

  it.each([
    ['daily', '2026-11-22', true],
    ['weekdays', '2026-11-22', false],
    ['weekdays', '2026-11-23', true],
    ['weekly', '2026-11-23', true],
    ['weekly', '2026-11-24', false],
    ['monthly', '2026-11-02', true],
    ['monthly', '2026-11-09', false],
    ['off', '2026-11-23', false],
  ] as const)('%s on %s: %s', (frequency, day, due) => {
    expect(isDigestDay({ frequency, weekday: 'mon', hour: 7 }, dayOf(day))).toBe(due);
  });

  it('is every other week, over the turn of the year too', () => {
    const choice = { frequency: 'fortnightly', weekday: 'wed', hour: 7 } as const;
    const days = Array.from({ length: 1826 }, (_, n) => dayOf('2026-01-01') + n);
    const due = days.filter((day) => isDigestDay(choice, day));
    const gaps = due.slice(1).map((day, at) => day - (due[at] as number));
    expect(new Set(gaps)).toEqual(new Set([14]));
  });

  it('goes on when spring skips the hour, and comes once when autumn repeats it', () => {
    expect(instantAt(chicago, dayOf('2026-03-08'), 2).toISOString()).toBe(
      '2026-03-08T08:00:00.000Z',
    );
    expect(instantAt(chicago, dayOf('2026-11-01'), 1).toISOString()).toBe(
      '2026-11-01T06:00:00.000Z',
    );
    const around = ['2026-11-01T05:59:59Z', '2026-11-01T06:00:00Z', '2026-11-01T07:00:00Z'];
    const keys = around.map((now) => dueWindow(daily(1), chicago, new Date(now))?.key);
    expect(keys).toEqual(['2026-10-31', '2026-11-01', '2026-11-01']);
  });

  it('is not sent a day late by itself', () => {
    const window = { key: '2026-11-23', startsAt: new Date('2026-11-23T13:00:00Z') };
    expect(isFresh(window, new Date('2026-11-24T09:00:00Z'))).toBe(true);
    expect(isFresh(window, new Date('2026-11-24T09:00:01Z'))).toBe(false);
  });

  // A9: each zone and each day of 2026 to 2030 has the local time exactly once.
  it('comes exactly once on each day of 2026 to 2030 in each zone', () => {
    const faults: string[] = [];
    const [first, last] = [dayOf('2026-01-01'), dayOf('2030-12-31')];
    for (const zone of zonesThatDiffer(first, last)) {
      const hour = zone.length % 4; // the hours in which clocks change, spread over the zones
      let before = instantAt(zone, first - 1, hour).getTime();
      for (let day = first; day <= last; day += 1) {
        const at = instantAt(zone, day, hour);
        const gap = (at.getTime() - before) / 3_600_000;
        const shown = localHourAt(zone, at);
        const sameDay = localDayAt(zone, at) === day;
        if (!sameDay || gap < 22 || gap > 26 || (shown !== hour && shown !== hour + 1)) {
          faults.push(`${zone} ${at.toISOString()} shows ${shown}, ${gap} h after the last`);
        }
        before = at.getTime();
      }
    }
    expect(faults).toEqual([]);
  }, 120_000);

  it('finds, at any moment, the digest that came last and the one that comes next', () => {
    const zone = fc.constantFrom(...everyZone);
    const moment = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2030-12-31'),
      noInvalidDate: true,
    });
    const choice = fc.record({
      frequency: fc.constantFrom(...frequencies.filter((each) => each !== 'off')),
      weekday: fc.constantFrom(...weekdays),
      hour: fc.integer({ min: 0, max: 23 }),
    });
    fc.assert(
      fc.property(zone, moment, choice, (timeZone, now, wish) => {
        const due = dueWindow(wish, timeZone, now);
        const next = nextWindow(wish, timeZone, now);
        if (!due || !next) return false;
        const again = dueWindow(wish, timeZone, next.startsAt);
        const justBefore = dueWindow(wish, timeZone, new Date(next.startsAt.getTime() - 1));
        return (
          due.startsAt <= now &&
          now < next.startsAt &&
          again?.key === next.key &&
          justBefore?.key === due.key
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('choosing what needs someone', () => {
  const now = new Date('2026-11-17T15:00:00Z');
  const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
  type Kind = (typeof needKinds)[number];
  const need = (kind: Kind, by: Date | null = null, topicId: string | null = null) => ({
    ...{ kind, by, topicId },
  });
  const kindsOf = (needs: { kind: Kind }[]) => needs.map(({ kind }) => kind);

  it('takes what presses first, the earliest before the others, and then kind by kind', () => {
    const needs = [
      ...[need('reply'), need('question'), need('check-in', inHours(30))],
      ...[need('break-glass', inHours(23)), need('consultancy', inHours(-1))],
    ];
    expect(kindsOf(chooseNeeds(needs, now, 5).shown)).toEqual([
      ...['consultancy', 'break-glass', 'question', 'check-in', 'reply'],
    ]);
  });

  it('lets seven of a kind hide nothing of another, and says how many are left', () => {
    const needs = [...Array.from({ length: 7 }, () => need('mention')), need('report')];
    const { shown, more } = chooseNeeds(needs, now, 5);
    expect(kindsOf(shown)).toEqual(['mention', 'mention', 'mention', 'mention', 'report']);
    expect(more).toBe(3);
  });

  it('has one thing of a topic: the first', () => {
    const needs = [need('reply', null, 'a'), need('mention', null, 'a'), need('reply', null, 'b')];
    expect(kindsOf(chooseNeeds(needs, now, 5).shown)).toEqual(['mention', 'reply']);
  });
});
