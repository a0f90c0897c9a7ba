import { eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import type { Problem } from '../platform/problem.ts';
import { mayReadTopic } from './policy.ts';
import { topicMerged } from './rules.ts';
import { topics } from './tables.ts';
import { findTopic } from './topic-queries.ts';

/** The topic that this one was put into; null for every other. */
export async function findMergedInto(db: Db, topicId: string): Promise<string | null> {
  const { mergedIntoId } = topics;
  const [found] = await db.select({ mergedIntoId }).from(topics).where(eq(topics.id, topicId));
  return found?.mergedIntoId ?? null;
}

/** Where a topic that is not there goes on, for who reads it there. Asked only when it is not there. */
export async function whereItGoesOn(
  db: Db,
  actor: Actor,
  topicId: string,
): Promise<Problem | undefined> {
  const intoId = await findMergedInto(db, topicId);
  const into = intoId === null ? undefined : await findTopic(db, actor, intoId);
  if (!into || !mayReadTopic(into.standing, into.topic)) return undefined;
  return topicMerged(undefined, { topicId: intoId });
}
