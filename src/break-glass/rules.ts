import { defineProblem } from '../platform/problem.ts';
import type { EntryState } from './schemas.ts';
import type { Entry } from './tables.ts';

/** For how long a circle is open to the two, and how long a request waits for a second person, hours. */
export const accessHours = 24;
const waitHours = 72;

export const partyToIt = defineProblem(
  'party-to-it',
  403,
  'This circle is partly your own',
  'You are in it, began it or wrote in it. Ask a moderator who never had to do with it.',
);
export const askedAlready = defineProblem(
  'break-glass-asked-already',
  409,
  'Somebody has asked for this already',
  'Look among the requests: confirm it there if the reason convinces you.',
);
export const notWaiting = defineProblem(
  'break-glass-not-waiting',
  409,
  'This request waits for nobody any more',
  'Somebody decided it, or it was withdrawn or waited for three days. Load the requests again; ask anew if there is reason to.',
);
export const notOpen = defineProblem(
  'break-glass-not-open',
  409,
  'This access is not open',
  'It waits for a second moderator, was declined, or is over. Ask anew if there is reason to; each time takes two people.',
);
export const askerGone = defineProblem(
  'break-glass-asker-gone',
  409,
  'Whoever asked may not any more',
  'They are no moderator now, or have come to belong to the circle. Ask yourself if there is reason to, and let somebody else confirm.',
);

type Times = Pick<Entry, 'askedAt' | 'decidedAt' | 'confirmed' | 'endsAt' | 'endedAt'>;

const hours = (from: Date, count: number) => new Date(from.getTime() + count * 3_600_000);
export const lapsesAt = ({ askedAt }: Pick<Entry, 'askedAt'>): Date => hours(askedAt, waitHours);
/** What was asked then or before waits no more. */
export const askedAfter = (now: Date): Date => hours(now, -waitHours);
export const accessEnds = (openedAt: Date): Date => hours(openedAt, accessHours);

/** Where an entry stands. Its last moment is the first that is over. */
export function stateOf(entry: Times, now: Date): EntryState {
  const { decidedAt, confirmed, endsAt, endedAt } = entry;
  if (decidedAt === null) {
    if (endedAt !== null) return 'withdrawn';
    return now < lapsesAt(entry) ? 'waiting' : 'lapsed';
  }
  if (confirmed !== true) return 'declined';
  return endedAt === null && endsAt !== null && now < endsAt ? 'open' : 'ended';
}

/** Whether somebody can still get something by it. */
export const isUnderWay = (entry: Times, now: Date): boolean =>
  ['waiting', 'open'].includes(stateOf(entry, now));

/** @throws `break-glass-not-open` */
export function checkOpen(entry: Times, now: Date): void {
  if (stateOf(entry, now) !== 'open') throw notOpen();
}

/**
 * @returns false when the same person has decided the same before, and nothing is left to do
 * @throws  `break-glass-not-waiting`
 */
export function isStillToDecide(
  entry: Times & Pick<Entry, 'decidedById'>,
  { by, confirmed }: { by: string; confirmed: boolean },
  now: Date,
): boolean {
  if (entry.decidedById === by && entry.confirmed === confirmed) return false;
  if (stateOf(entry, now) !== 'waiting') throw notWaiting();
  return true;
}
