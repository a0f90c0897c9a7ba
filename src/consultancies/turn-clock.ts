import { eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { forbidden } from '../platform/problem.ts';
import { holdProtocolTopic, silenceInTopic } from '../spaces/index.ts';
import { clockTurned } from './events.ts';
import { mayEnd, mayKeepTime } from './policy.ts';
import { holdConsultancy } from './queries.ts';
import { listenerOf, turnClock } from './rules.ts';
import type { ClockChange } from './schemas.ts';
import { consultancies } from './tables.ts';

/**
 * Starts, pauses, goes on, or ends. Says how the clock is to stand, so that two who press "next" at the same moment go
 * on by one step. Who listens is kept with the topic in the same transaction: no post of theirs slips in between.
 */
export async function changeClock(
  deps: Deps,
  actor: Actor,
  topicId: string,
  wish: ClockChange,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const part = await holdProtocolTopic(tx, actor, topicId, 'consultancy');
    const held = await holdConsultancy(tx, topicId);
    const may = wish.state === 'ended' ? mayEnd : mayKeepTime;
    if (!may(actor, held, part)) throw forbidden();

    const now = deps.now(); // read while holding it: time goes on in the order of the changes
    const turned = turnClock(held, wish, now);
    if (turned === held) return;
    await tx.update(consultancies).set(turned).where(eq(consultancies.topicId, topicId));
    await silenceInTopic(tx, topicId, listenerOf({ ...held, ...turned }));
    const roleIds = [held.presenterId, held.facilitatorId];
    await record(tx, clockTurned, { topicId, spaceId: part.topic.spaceId, roleIds }, now);
  });
}
