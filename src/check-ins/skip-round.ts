import { and, eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { holdProtocolTopic } from '../spaces/index.ts';
import { holdRound } from './queries.ts';
import { alreadyShared, checkOpen } from './rules.ts';
import { checkInSkips } from './tables.ts';

/** Sits this round out, or takes part in it after all. No event tells of it: it is nobody else's to know. */
export async function skipRound(
  deps: Deps,
  actor: Actor,
  topicId: string,
  skips: boolean,
): Promise<void> {
  const { personId } = actor;
  await deps.db.transaction(async (tx) => {
    await holdProtocolTopic(tx, actor, topicId, 'check-in');
    const { round, answer } = await holdRound(tx, personId, topicId);
    const at = deps.now();
    checkOpen(round, at);
    if (skips && answer) throw alreadyShared();
    const theirs = and(eq(checkInSkips.topicId, topicId), eq(checkInSkips.personId, personId));
    if (skips)
      await tx.insert(checkInSkips).values({ topicId, personId, at }).onConflictDoNothing();
    else await tx.delete(checkInSkips).where(theirs);
  });
}
