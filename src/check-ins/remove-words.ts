import { eq, getTableColumns } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { topicSubject } from '../spaces/index.ts';
import { settleRounds } from './close-rounds.ts';
import { partChanged, roundChanged } from './events.ts';
import { holdAnswer, holdOwnAnswer, type OwnAnswer } from './find-answer.ts';
import { mayRemove } from './policy.ts';
import { isClosed } from './rules.ts';
import { checkInAnswers, checkInOffers } from './tables.ts';

/**
 * Takes an answer back, or down where somebody keeps order; what was offered to it goes with it. Of a round that has
 * closed, the moods are put together before: nobody can tell one by what is missing afterwards.
 */
export async function removeAnswer(deps: Deps, actor: Actor, answerId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const at = deps.now();
    const own = await holdOwnAnswer(tx, actor, answerId);
    const { answer, round } = own ?? (await holdOfOthers(tx, actor, answerId, at));
    const { topicId } = answer;
    if (round.settledAt === null && isClosed(round, at)) await settleRounds(tx, [topicId], at);
    await tx.delete(checkInAnswers).where(eq(checkInAnswers.id, answerId));
    const { personId } = answer;
    await tellOf(tx, actor, { topicId, personId, action: 'answer-removed' }, at);
    await record(tx, partChanged, { personId }, at); // the round waits for them again
  });
}

/** Words of others are taken down where one keeps order, and as long as something changes there. */
async function holdOfOthers(tx: Tx, actor: Actor, answerId: string, at: Date): Promise<OwnAnswer> {
  const { answer, round, part } = await holdAnswer(tx, actor, answerId, at);
  if (!mayRemove(actor, answer, part)) throw forbidden();
  return { answer, round };
}

/** Takes an offer back, wherever one has left it, or down. */
export async function removeOffer(deps: Deps, actor: Actor, offerId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const at = deps.now();
    const its = eq(checkInOffers.id, offerId);
    const [place] = await tx
      .select({ ...getTableColumns(checkInOffers), topicId: checkInAnswers.topicId })
      .from(checkInOffers)
      .innerJoin(checkInAnswers, eq(checkInAnswers.id, checkInOffers.answerId))
      .where(its);
    if (!place) throw notFound();
    const { topicId, answerId } = place;
    const isOwn = place.personId === actor.personId;
    const held = isOwn ? null : await holdAnswer(tx, actor, answerId, at);
    const [offer] = await tx.select().from(checkInOffers).where(its).for('update');
    if (!offer) throw notFound();
    if (held && !mayRemove(actor, offer, held.part)) throw forbidden();
    await tx.delete(checkInOffers).where(its);
    await tellOf(tx, actor, { topicId, personId: offer.personId, action: 'offer-removed' }, at);
  });
}

/** Of the words of others it is noted who took them down. */
async function tellOf(
  tx: Tx,
  actor: Actor,
  done: { topicId: string; personId: string; action: string },
  at: Date,
): Promise<void> {
  const { topicId, personId, action } = done;
  if (personId !== actor.personId) {
    const entry = { actorId: actor.personId, subject: topicSubject(topicId) };
    await writeAudit(tx, { ...entry, action: `check-ins.${action}` }, at);
  }
  await record(tx, roundChanged, { topicId }, at);
}
