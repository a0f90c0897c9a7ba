import { eq, type SQL } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/db.ts';
import { notFound } from '../platform/problem.ts';
import { holdProtocolTopic } from '../spaces/index.ts';
import { mayReadAnswers, type Part } from './policy.ts';
import { holdRound, type Round } from './queries.ts';
import { isClosed } from './rules.ts';
import { type Answer, checkInAnswers } from './tables.ts';

export type HeldAnswer = { answer: Answer; round: Round['round']; part: Part };

/**
 * Holds topic, round and then an answer in it, for someone who changes something about it. To who may not read it, it is
 * not there.
 */
export async function holdAnswer(
  tx: Tx,
  actor: Actor,
  answerId: string,
  now: Date,
): Promise<HeldAnswer> {
  const its = eq(checkInAnswers.id, answerId);
  const [place] = await tx
    .select({ topicId: checkInAnswers.topicId })
    .from(checkInAnswers)
    .where(its);
  if (!place) throw notFound();
  const topic = await holdProtocolTopic(tx, actor, place.topicId, 'check-in');
  const held = await holdRound(tx, actor.personId, place.topicId);
  const [answer] = await tx.select().from(checkInAnswers).where(its).for('update');
  const { takesPart, facilitates } = topic;
  const closed = isClosed(held.round, now);
  const part = { takesPart, facilitates, shared: held.answer !== null, closed };
  if (!answer || !mayReadAnswers(part)) throw notFound();
  return { answer, round: held.round, part };
}

export type AnyAnswer = Omit<HeldAnswer, 'part'>;

/**
 * Holds round and answer, if there is one, and asks nothing: for one's own, which is there also where the topic is closed,
 * the space archived, or they read there no more; and for what was reported.
 */
export async function holdAnyAnswer(
  tx: Tx,
  { personId }: Actor,
  which: SQL | undefined,
): Promise<AnyAnswer | undefined> {
  const [place] = await tx
    .select({ topicId: checkInAnswers.topicId })
    .from(checkInAnswers)
    .where(which);
  if (!place) return undefined;
  const { round } = await holdRound(tx, personId, place.topicId);
  const [answer] = await tx.select().from(checkInAnswers).where(which).for('update');
  if (!answer) throw notFound();
  return { answer, round };
}
