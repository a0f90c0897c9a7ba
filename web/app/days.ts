import { dateFormat } from './formats.ts';

const dayMs = 86_400_000;
const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10);

/** What the clock on the wall shows there, written as if it were UTC. */
function wallClock(timeZone: string, at: number): number {
  const part: Record<string, number> = {};
  const format = dateFormat('en-US', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * When a day begins there. Not always at midnight: where the clocks go on then, the day begins at one.
 *
 * @param day  as a field of a form has it: `2026-11-16`
 */
export function dayBegins(day: string, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const begins = [midnight - dayMs, midnight + dayMs].map(
    (near) => midnight - (wallClock(timeZone, near) - near),
  );
  const within = begins.filter((at) => isoDay(wallClock(timeZone, at)) === day);
  return new Date(Math.min(...(within.length > 0 ? within : begins)));
}

/** When a day is over there, which may be 23 or 25 hours later. */
export const dayEnds = (day: string, timeZone: string): Date =>
  dayBegins(isoDay(Date.parse(`${day}T00:00:00Z`) + dayMs), timeZone);
