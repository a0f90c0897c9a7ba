import type { Actor } from '../platform/actor.ts';
import { authorFrom } from '../spaces/index.ts';
import { mayOffer, mayRemove, type Part } from './policy.ts';
import type { AnswerRow, OfferRow } from './queries.ts';
import { type AnswerView, mostOffers, type OfferView } from './schemas.ts';

export function showOffer(actor: Actor, { offer, author, collapsed }: OfferRow, part: Part) {
  const { id, answerId, body, at } = offer;
  const mine = { mayRemove: mayRemove(actor, offer, part), collapsed };
  const view: OfferView = { id, answerId, author: authorFrom(author), body, at, mine };
  return view;
}

/** @param open  the topic takes what its members write */
export function showAnswer(
  actor: Actor,
  { answer, author, collapsed }: AnswerRow,
  offers: readonly OfferRow[],
  part: Part & { open: boolean },
): AnswerView {
  const { id, words, sharedAt, editedAt, personId } = answer;
  const isAuthor = personId === actor.personId;
  return {
    ...{ id, author: authorFrom(author), words, sharedAt, editedAt },
    offers: offers.map((row) => showOffer(actor, row, part)),
    mine: {
      ...{ isAuthor, collapsed },
      mayRemove: part.open && mayRemove(actor, answer, part),
      mayOffer: part.open && !isAuthor && mayOffer(part) && offers.length < mostOffers,
    },
  };
}
