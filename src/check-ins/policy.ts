import type { Actor } from '../platform/actor.ts';
import type { Answer, Offer } from './tables.ts';

/** How someone stands in the space and to the round; that they read its topic from the beginning was asked before. */
export type Part = { takesPart: boolean; facilitates: boolean; shared: boolean; closed: boolean };

/** Giving comes before taking. When the round has closed there is nobody left to wait for. */
export const mayReadAnswers = ({ shared, closed }: Pick<Part, 'shared' | 'closed'>): boolean =>
  shared || closed;

/** A facilitator of the space, or whoever started the round. */
export const mayRemind = (
  { personId }: Pick<Actor, 'personId'>,
  topic: { authorId: string },
  { takesPart, facilitates }: Pick<Part, 'takesPart' | 'facilitates'>,
): boolean => takesPart && (facilitates || topic.authorId === personId);

export const mayOffer = (part: Part): boolean => part.takesPart && mayReadAnswers(part);

/** One's own words at any time; those of others where one keeps order and reads them. */
export const mayRemove = (
  { personId }: Pick<Actor, 'personId'>,
  written: Pick<Answer | Offer, 'personId'>,
  part: Part,
): boolean => written.personId === personId || (part.facilitates && mayReadAnswers(part));
