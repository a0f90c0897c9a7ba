import type { Actor } from '../platform/actor.ts';
import { authorFrom } from '../spaces/index.ts';
import { mayOffer, mayRemove, type Part } from './policy.ts';
import type { AnswerRow, OfferRow } from './queries.ts';
import { type AnswerView, mostOffers, type OfferView } from './schemas.ts';
import type { Answer, Offer } from './tables.ts';

type OpenPart = Part & {
  /** The topic takes what its members write. */
  open: boolean;
};

/** One's own words go at any time; those of others while something changes there. */
const mayTakeAway = (actor: Actor, written: Pick<Answer | Offer, 'personId'>, part: OpenPart) =>
  written.personId === actor.personId || (part.open && mayRemove(actor, written, part));

export function showOffer(actor: Actor, { offer, author, collapsed }: OfferRow, part: OpenPart) {
  const { id, answerId, body, at } = offer;
  const mine = { mayRemove: mayTakeAway(actor, offer, part), collapsed };
  const view: OfferView = { id, answerId, author: authorFrom(author), body, at, mine };
  return view;
}

export function showAnswer(
  actor: Actor,
  { answer, author, collapsed }: AnswerRow,
  offers: readonly OfferRow[],
  part: OpenPart,
): AnswerView {
  const { id, words, sharedAt, editedAt, personId } = answer;
  const isAuthor = personId === actor.personId;
  return {
    ...{ id, author: authorFrom(author), words, sharedAt, editedAt },
    offers: offers.map((row) => showOffer(actor, row, part)),
    mine: {
      ...{ isAuthor, collapsed },
      mayRemove: mayTakeAway(actor, answer, part),
      mayOffer: part.open && !isAuthor && mayOffer(part) && offers.length < mostOffers,
    },
  };
}
