import { instantAt, localDayAt } from './local-time.ts';
import { type DigestPreferences, firstTasks, type NeedView, needKinds } from './schemas.ts';

/** What somebody gets who never chose: Monday mornings. */
export const usualPreferences: DigestPreferences = { frequency: 'weekly', weekday: 'mon', hour: 7 };

/** A local day on which a digest is due, and the moment that its hour comes. */
export type DigestWindow = { key: string; startsAt: Date };

/** After this a digest that was held up is not sent late: what it would have said comes with the next one. */
export const longestDelayHours = 20;

const sunFirst = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const longestGapDays = 40; // between two digests by month there are at most 35

/** Whether a local day is one of those on which this person gets a digest. */
export function isDigestDay({ frequency, weekday }: DigestPreferences, day: number): boolean {
  const date = new Date(day * 86_400_000);
  const name = sunFirst[date.getUTCDay()];
  switch (frequency) {
    case 'off':
      return false;
    case 'daily':
      return true;
    case 'weekdays':
      return name !== 'sat' && name !== 'sun';
    case 'weekly':
      return name === weekday;
    case 'fortnightly':
      return name === weekday && Math.floor((day + 3) / 7) % 2 === 0; // weeks since Monday, 29 December 1969
    case 'monthly':
      return name === weekday && date.getUTCDate() <= 7;
  }
}

const windowOn = (preferences: DigestPreferences, timeZone: string, day: number): DigestWindow => ({
  key: new Date(day * 86_400_000).toISOString().slice(0, 10),
  startsAt: instantAt(timeZone, day, preferences.hour),
});

/** The digest whose hour came last, now included; undefined when digests are off. */
export function dueWindow(
  preferences: DigestPreferences,
  timeZone: string,
  now: Date,
): DigestWindow | undefined {
  const today = localDayAt(timeZone, now);
  for (let day = today; day > today - longestGapDays; day -= 1) {
    if (!isDigestDay(preferences, day)) continue;
    const window = windowOn(preferences, timeZone, day);
    if (window.startsAt <= now) return window;
  }
  return undefined;
}

/** The digest whose hour comes next; undefined when digests are off. */
export function nextWindow(
  preferences: DigestPreferences,
  timeZone: string,
  now: Date,
): DigestWindow | undefined {
  const today = localDayAt(timeZone, now);
  for (let day = today; day < today + longestGapDays; day += 1) {
    if (!isDigestDay(preferences, day)) continue;
    const window = windowOn(preferences, timeZone, day);
    if (window.startsAt > now) return window;
  }
  return undefined;
}

/** What someone has done of what a newcomer does. */
export type Beginnings = {
  /** When they had answered the first questions; null while they have not. */
  arrivedAt: Date | null;
  hasSpace: boolean;
  hasOffers: boolean;
  hasChosenDigest: boolean;
};

const firstWeekMs = 7 * 86_400_000;

/** What is left to do of the first week, in the order of the page; nothing once the week is over. */
export function tasksLeft(beginnings: Beginnings, now: Date): (typeof firstTasks)[number][] {
  const { arrivedAt, hasSpace, hasOffers, hasChosenDigest } = beginnings;
  if (arrivedAt && now.getTime() - arrivedAt.getTime() >= firstWeekMs) return [];
  const done = { space: hasSpace, profile: hasOffers, digest: hasChosenDigest };
  return firstTasks.filter((task) => !done[task]);
}

/** Whether a window is still fresh enough to be sent by itself. */
export const isFresh = ({ startsAt }: DigestWindow, now: Date): boolean =>
  now.getTime() - startsAt.getTime() <= longestDelayHours * 3_600_000;

/** How many days a digest looks back: one period, and some more for those who were away. */
export const daysBack = ({ frequency }: Pick<DigestPreferences, 'frequency'>): number =>
  ({ daily: 7, weekdays: 7, weekly: 21, fortnightly: 28, monthly: 62, off: 21 })[frequency];

/** @param by  when it has to be done; a thing that goes on already had to be done then */
type Pressing = Pick<NeedView, 'kind' | 'topicId'> & { by: Date | null };

const soonMs = 24 * 3_600_000;

/**
 * What is shown of everything that waits for someone: what presses within a day, in the order of its time, and then kind
 * by kind. Of each kind the first goes in before the second of any, so that seven mentions do not hide a report; and of a
 * topic there is one thing.
 *
 * @param needs  of each kind in its own order
 */
export function chooseNeeds<Need extends Pressing>(
  needs: readonly Need[],
  now: Date,
  most: number,
): { shown: Need[]; more: number } {
  const presses = ({ by }: Need) => by !== null && by.getTime() - now.getTime() < soonMs;
  const place = (need: Need) => (presses(need) ? -1 : needKinds.indexOf(need.kind));
  const time = (need: Need) => (presses(need) ? (need.by?.getTime() ?? 0) : 0);
  const sorted = needs.toSorted((a, b) => place(a) - place(b) || time(a) - time(b));
  const topics = new Set<string>();
  const each = sorted.filter(
    ({ topicId }) => topicId === null || (!topics.has(topicId) && topics.add(topicId)),
  );
  const before = (need: Need) =>
    each.slice(0, each.indexOf(need)).filter(({ kind }) => kind === need.kind).length;
  const chosen = new Set(each.toSorted((a, b) => before(a) - before(b)).slice(0, most));
  return { shown: each.filter((need) => chosen.has(need)), more: each.length - chosen.size };
}
