import { eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { forbidden } from '../platform/problem.ts';
import { holdProtocolTopic } from '../spaces/index.ts';
import { reminderAsked } from './events.ts';
import { mayRemind } from './policy.ts';
import { holdRound } from './queries.ts';
import { checkOpen } from './rules.ts';
import { checkIns } from './tables.ts';

/** Has those told for whom the round waits: once a round, however often it is asked for. */
export async function remindPeople(deps: Deps, actor: Actor, topicId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const part = await holdProtocolTopic(tx, actor, topicId, 'check-in');
    if (!mayRemind(actor, part.topic, part)) throw forbidden();
    const { round } = await holdRound(tx, actor.personId, topicId);
    if (round.remindedAt !== null) return;
    const at = deps.now();
    checkOpen(round, at);
    await tx.update(checkIns).set({ remindedAt: at }).where(eq(checkIns.topicId, topicId));
    await record(tx, reminderAsked, { topicId }, at);
  });
}
