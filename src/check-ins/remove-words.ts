import { and, eq, getTableColumns } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { topicSubject } from '../spaces/index.ts';
import { settleRounds } from './close-rounds.ts';
import { partChanged, roundChanged } from './events.ts';
import { type AnyAnswer, holdAnswer, holdAnyAnswer } from './find-answer.ts';
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
    const mine = eq(checkInAnswers.personId, actor.personId);
    const own = await holdAnyAnswer(tx, actor, and(eq(checkInAnswers.id, answerId), mine));
    const { answer, round } = own ?? (await holdOfOthers(tx, actor, answerId, at));
    await dropAnswer(tx, actor, { answer, round }, at);
  });
}

async function dropAnswer(tx: Tx, actor: Actor, { answer, round }: AnyAnswer, at: Date) {
  const { id, topicId, personId } = answer;
  if (round.settledAt === null && isClosed(round, at)) await settleRounds(tx, [topicId], at);
  await tx.delete(checkInAnswers).where(eq(checkInAnswers.id, id));
  await tellOf(tx, actor, { topicId, personId, action: 'answer-removed' }, at);
  await record(tx, partChanged, { personId }, at); // the round waits for them again
}

/**
 * Takes down what was reported, an answer or an offer. Whether this person may was asked where the report is decided; they
 * need not have shared.
 */
export async function takeDownWords(deps: Deps, actor: Actor, id: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const at = deps.now();
    const held = await holdAnyAnswer(tx, actor, eq(checkInAnswers.id, id));
    if (held) return dropAnswer(tx, actor, held, at);
    const place = await findOffer(tx, id);
    const [offer] = await tx.delete(checkInOffers).where(eq(checkInOffers.id, id)).returning();
    if (!place || !offer) throw notFound();
    const { topicId, personId } = place;
    await tellOf(tx, actor, { topicId, personId, action: 'offer-removed' }, at);
  });
}

/** Words of others are taken down where one keeps order, and as long as something changes there. */
async function holdOfOthers(tx: Tx, actor: Actor, answerId: string, at: Date): Promise<AnyAnswer> {
  const { answer, round, part } = await holdAnswer(tx, actor, answerId, at);
  if (!mayRemove(actor, answer, part)) throw forbidden();
  return { answer, round };
}

/** Takes an offer back, wherever one has left it, or down. */
export async function removeOffer(deps: Deps, actor: Actor, offerId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const at = deps.now();
    const its = eq(checkInOffers.id, offerId);
    const place = await findOffer(tx, offerId);
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

async function findOffer(tx: Tx, offerId: string) {
  const [place] = await tx
    .select({ ...getTableColumns(checkInOffers), topicId: checkInAnswers.topicId })
    .from(checkInOffers)
    .innerJoin(checkInAnswers, eq(checkInAnswers.id, checkInOffers.answerId))
    .where(eq(checkInOffers.id, offerId));
  return place;
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
