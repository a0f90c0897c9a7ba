import { eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { newId } from '../platform/ids.ts';
import { checkStudentData, flagText } from '../student-data/index.ts';
import { roundChanged } from './events.ts';
import { holdAnswer } from './find-answer.ts';
import { listOffers } from './queries.ts';
import { checkOffers } from './rules.ts';
import type { OfferStart, OfferView } from './schemas.ts';
import { checkInOffers } from './tables.ts';
import { showOffer } from './views.ts';

/** Offers something to who shared. Also when the round has closed: that is when most of it is read. */
export async function offerSomething(
  deps: Deps,
  actor: Actor,
  answerId: string,
  { body, studentDataConfirmed }: OfferStart,
): Promise<OfferView> {
  return deps.db.transaction(async (tx) => {
    const at = deps.now();
    const { answer, part } = await holdAnswer(tx, actor, answerId, at);
    checkOffers(await tx.$count(checkInOffers, eq(checkInOffers.answerId, answerId)));
    const confirmed = checkStudentData({ body }, studentDataConfirmed);
    const { topicId } = answer;
    const id = newId();
    await tx.insert(checkInOffers).values({ id, answerId, personId: actor.personId, body, at });
    await flagText(tx, { topicId, postId: id }, confirmed, at);
    await record(tx, roundChanged, { topicId }, at);
    const [row] = await listOffers(tx, actor, [answerId], id);
    if (!row) throw new Error('An offer is not there that was just written');
    return showOffer(actor, row, { ...part, open: true });
  });
}
