import type { Actor } from '../platform/actor.ts';
import type { Entry } from './tables.ts';

/** How someone stands to a circle: read in the transaction that asks. */
export type Standing = {
  /** A moderator or administrator of the network whose staff rights work now. */
  staff: boolean;
  /** Is in the circle, began it, or ever wrote in it, under any name. */
  party: boolean;
};

/** Asks for access, and sees who did: network moderators to whom the circle is nothing of their own. */
export const mayAsk = ({ staff, party }: Standing): boolean => staff && !party;

/** The second of two. */
export const mayDecide = (
  actor: Pick<Actor, 'personId'>,
  entry: Pick<Entry, 'askedById'>,
  standing: Standing,
): boolean => mayAsk(standing) && entry.askedById !== actor.personId;

/** The two who opened it, and no other moderator. Whether it is open now is a rule. */
export const mayRead = (
  actor: Pick<Actor, 'personId'>,
  entry: Pick<Entry, 'askedById' | 'decidedById' | 'confirmed'>,
  standing: Standing,
): boolean =>
  mayAsk(standing) &&
  entry.confirmed === true &&
  entry.askedById !== entry.decidedById &&
  (entry.askedById === actor.personId || entry.decidedById === actor.personId);

/** Any of those who may ask: to end it early takes nothing from anybody. */
export const mayEnd = (standing: Standing): boolean => mayAsk(standing);
