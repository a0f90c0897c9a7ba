import { eq, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { notFound } from '../platform/problem.ts';
import { requireProtocolTopic } from '../spaces/index.ts';
import { mayReadAnswers } from './policy.ts';
import { findRound } from './queries.ts';
import { isClosed } from './rules.ts';
import { checkInAnswers, checkInOffers } from './tables.ts';

/**
 * Answers and offers alike, as a table to join: `id`, `topic_id`, `person_id`, `body`, `at`, `edited_at`.
 *
 * @param among  which of them, by their ids
 */
export const roundWords = (among: (id: AnyPgColumn) => SQL) => sql`(
  select ${checkInAnswers.id} as id, ${checkInAnswers.topicId} as topic_id, ${checkInAnswers.personId} as person_id,
         array_to_string(array_remove(${checkInAnswers.words}, ''), E'\\n\\n') as body,
         ${checkInAnswers.sharedAt} as at, ${checkInAnswers.editedAt} as edited_at
    from ${checkInAnswers} where ${among(checkInAnswers.id)}
  union all
  select ${checkInOffers.id}, ${checkInAnswers.topicId}, ${checkInOffers.personId}, ${checkInOffers.body},
         ${checkInOffers.at}, null
    from ${checkInOffers} join ${checkInAnswers} on ${checkInAnswers.id} = ${checkInOffers.answerId}
   where ${among(checkInOffers.id)})`;

/** Where what someone shared or offered stands, for somebody else who reads it. */
export async function findRoundWords(
  db: Db,
  actor: Actor,
  of: 'answer' | 'offer',
  id: string,
  now: Date,
) {
  const place = of === 'answer' ? await placeOfAnswer(db, id) : await placeOfOffer(db, id);
  if (!place) throw notFound();
  const { topic, standing } = await requireProtocolTopic(db, actor, place.topicId, 'check-in');
  const { round, answer } = await findRound(db, actor.personId, place.topicId);
  const part = { shared: answer !== null, closed: isClosed(round, now) };
  if (!mayReadAnswers(part)) throw notFound();
  return { ...place, spaceId: topic.spaceId, isCircle: standing.space.kind === 'circle' };
}

const { topicId } = checkInAnswers;

async function placeOfAnswer(db: Db, id: string) {
  const authorId = checkInAnswers.personId;
  const [place] = await db
    .select({ topicId, authorId })
    .from(checkInAnswers)
    .where(eq(checkInAnswers.id, id));
  return place;
}

async function placeOfOffer(db: Db, id: string) {
  const [place] = await db
    .select({ topicId, authorId: checkInOffers.personId })
    .from(checkInOffers)
    .innerJoin(checkInAnswers, eq(checkInAnswers.id, checkInOffers.answerId))
    .where(eq(checkInOffers.id, id));
  return place;
}
