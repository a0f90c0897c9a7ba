const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  formats.set(timeZone, format);
  return format;
}

/** What the clock on the wall shows there, written as if it were UTC, in milliseconds. */
function wallClock(timeZone: string, at: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const offsetAt = (timeZone: string, at: number): number =>
  wallClock(timeZone, at) - Math.floor(at / 1000) * 1000;

/** The local calendar day at a moment, in days since 1 January 1970. */
export const localDayAt = (timeZone: string, at: Date): number =>
  Math.floor(wallClock(timeZone, at.getTime()) / dayMs);

/** The hour that the clock shows there. */
export const localHourAt = (timeZone: string, at: Date): number =>
  new Date(wallClock(timeZone, at.getTime())).getUTCHours();

/**
 * The moment at which a local day reaches a full hour.
 *
 * An hour that the clocks skip in spring comes when they have gone on; one that they repeat in autumn is taken the
 * first time.
 *
 * @param day   days since 1 January 1970, on the local calendar
 * @param hour  0 to 23, on the local clock
 */
export function instantAt(timeZone: string, day: number, hour: number): Date {
  const wall = day * dayMs + hour * hourMs;
  const before = offsetAt(timeZone, wall - dayMs);
  const after = offsetAt(timeZone, wall + dayMs);
  const fitting = [wall - before, wall - after].filter((at) => wallClock(timeZone, at) === wall);
  return new Date(fitting.length > 0 ? Math.min(...fitting) : wall - before);
}
