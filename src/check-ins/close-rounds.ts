import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { topicSubject } from '../spaces/index.ts';
import { roundClosed } from './events.ts';
import { moodCounts } from './queries.ts';
import { fewestMoods } from './schemas.ts';
import { checkInAnswers, checkIns } from './tables.ts';

const batch = 200;

/**
 * Settles the rounds whose time is over: puts the moods together, takes each person's off their answer, and announces
 * it. A round is closed from its time on, whether or not this has run; it holds them first and counts in a second
 * statement, since an answer of the last moment may have been waited for.
 *
 * @returns how many there were
 */
export async function closeRounds(deps: Deps): Promise<number> {
  for (let closed = 0; ; closed += batch) {
    const count = await deps.db.transaction((tx) => closeSome(tx, deps.now()));
    if (count > 0) deps.ring();
    if (count < batch) return closed + count;
  }
}

async function closeSome(tx: Tx, now: Date): Promise<number> {
  const due = await tx
    .select({ topicId: checkIns.topicId })
    .from(checkIns)
    .where(and(isNull(checkIns.settledAt), lte(checkIns.closesAt, now)))
    .orderBy(asc(checkIns.closesAt), asc(checkIns.topicId))
    .limit(batch)
    .for('no key update', { skipLocked: true });
  const topicIds = due.map(({ topicId }) => topicId);
  if (topicIds.length > 0) await settleRounds(tx, topicIds, now);
  return topicIds.length;
}

/** The same for rounds that the transaction holds. Too few moods are thrown away uncounted. */
export async function settleRounds(tx: Tx, topicIds: readonly string[], now: Date): Promise<void> {
  const ids = [...topicIds];
  const counted = sql`(select case when count(mood) >= ${fewestMoods} then ${moodCounts} end
    from ${checkInAnswers} where ${eq(checkInAnswers.topicId, checkIns.topicId)})`;
  await tx
    .update(checkIns)
    .set({ settledAt: now, moods: counted })
    .where(inArray(checkIns.topicId, ids));
  await tx.update(checkInAnswers).set({ mood: null }).where(inArray(checkInAnswers.topicId, ids));
  await record(tx, roundClosed, {}, now, ids.map(topicSubject));
}
