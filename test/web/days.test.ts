import { describe, expect, it } from '@jest/globals';
import { dayBegins, dayEnds } from '../../web/app/days.ts';

describe('a day somewhere', () => {
  // Control: with 24 hours in the place of `dayEnds`, those of 23 and 25 hours turn red.
  it.each([
    ['2026-11-16', 'America/Los_Angeles', '2026-11-16T08:00:00.000Z', 24],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z', 25],
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z', 23],
    ['2026-11-01', 'Pacific/Honolulu', '2026-11-01T10:00:00.000Z', 24],
    ['2026-10-25', 'UTC', '2026-10-25T00:00:00.000Z', 24],
    ['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00.000Z', 23], // begins at one in the morning
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z', 25], // midnight comes twice
    ['2026-10-24', 'Asia/Beirut', '2026-10-23T21:00:00.000Z', 25], // at midnight it is eleven again
  ])('%s in %s begins at %s and has %i hours', (day, timeZone, begins, hours) => {
    expect(dayBegins(day, timeZone).toISOString()).toBe(begins);
    const long = dayEnds(day, timeZone).getTime() - dayBegins(day, timeZone).getTime();
    expect(long / 3_600_000).toBe(hours);
  });
});
