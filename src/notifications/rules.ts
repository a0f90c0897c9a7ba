import type { QuietHours } from './schemas.ts';

/**
 * Whether nothing is announced to someone now.
 *
 * @param local  what clock and calendar show where they are; `weekday` counts from Sunday, 0
 */
export function isQuiet(
  { hours, weekends }: QuietHours,
  local: { hour: number; weekday: number },
): boolean {
  if (weekends && (local.weekday === 0 || local.weekday === 6)) return true;
  if (hours === null) return false;
  const { from, until } = hours;
  if (from < until) return from <= local.hour && local.hour < until;
  return local.hour >= from || local.hour < until;
}

const names = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const formats = new Map<string, Intl.DateTimeFormat>();

/** What clock and calendar show in a time zone. */
export function localTime(timeZone: string, at: Date): { hour: number; weekday: number } {
  const style = { weekday: 'short', hour: 'numeric', hourCycle: 'h23', timeZone } as const;
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', style);
  formats.set(timeZone, format);
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return { hour: Number(parts.get('hour')), weekday: names.indexOf(parts.get('weekday') ?? '') };
}
