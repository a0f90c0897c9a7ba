import { and, eq, ne } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { levelChanged } from './events.ts';
import { mayReadTopic } from './policy.ts';
import { whyNotTopic } from './require-charter.ts';
import type { Level } from './schemas.ts';
import { topicLevels } from './tables.ts';
import { findTopic } from './topic-queries.ts';

/**
 * Chooses how much of a topic someone wants to hear of, whatever they chose for its space; null leaves it to the space
 * again. Choosing twice is choosing once.
 */
export async function chooseTopicLevel(
  deps: Deps,
  actor: Actor,
  topicId: string,
  level: Level | null,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const found = await findTopic(tx, actor, topicId);
    if (!found || !mayReadTopic(found.standing, found.topic)) {
      throw await whyNotTopic(tx, found);
    }
    const { personId } = actor;
    const at = deps.now();
    const changed = await keepLevel(tx, { personId, topicId, at }, level);
    if (!changed) return;
    const { spaceId } = found.topic;
    await record(tx, levelChanged, { spaceId, topicId, personId }, at);
  });
}

/** @returns whether that is another level than before */
async function keepLevel(
  tx: Tx,
  of: { personId: string; topicId: string; at: Date },
  level: Level | null,
): Promise<boolean> {
  const { topicId } = topicLevels;
  if (level === null) {
    const theirs = and(eq(topicLevels.personId, of.personId), eq(topicId, of.topicId));
    const gone = await tx.delete(topicLevels).where(theirs).returning({ topicId });
    return gone.length > 0;
  }
  const kept = await tx
    .insert(topicLevels)
    .values({ ...of, level })
    .onConflictDoUpdate({
      target: [topicLevels.personId, topicId],
      set: { level, at: of.at },
      setWhere: ne(topicLevels.level, level),
    })
    .returning({ topicId });
  return kept.length > 0;
}
