import { and, eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { holdProtocolTopic } from '../spaces/index.ts';
import { partChanged } from './events.ts';
import { holdRound } from './queries.ts';
import { alreadyShared, checkOpen } from './rules.ts';
import { checkInSkips } from './tables.ts';

/** Sits this round out, or takes part in it after all. Only their own devices hear of it: it is nobody else's to know. */
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
    const skip = { topicId, personId, at };
    const { rowCount } = skips
      ? await tx.insert(checkInSkips).values(skip).onConflictDoNothing()
      : await tx.delete(checkInSkips).where(theirs);
    if (rowCount) await record(tx, partChanged, { personId }, at);
  });
}
