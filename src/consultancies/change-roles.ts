import { eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { forbidden } from '../platform/problem.ts';
import { holdProtocolTopic, membersAmong } from '../spaces/index.ts';
import { clockTurned } from './events.ts';
import { mayKeepTime } from './policy.ts';
import { holdConsultancy } from './queries.ts';
import { checkRoles, consultancyEnded, presenterIsSet } from './rules.ts';
import type { RolesChange } from './schemas.ts';
import { consultancies } from './tables.ts';

/** Hands the clock over to another member; before the presenting begins, the presenting too. */
export async function changeRoles(
  deps: Deps,
  actor: Actor,
  topicId: string,
  roles: RolesChange,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const part = await holdProtocolTopic(tx, actor, topicId, 'consultancy');
    const held = await holdConsultancy(tx, topicId);
    if (!mayKeepTime(actor, held, part)) throw forbidden();
    const { presenterId, facilitatorId } = roles;
    if (held.presenterId === presenterId && held.facilitatorId === facilitatorId) return;
    if (held.state === 'ended') throw consultancyEnded();
    if (held.presenterId !== presenterId && held.state !== 'waiting') throw presenterIsSet();
    const { spaceId } = part.topic;
    checkRoles(roles, await membersAmong(tx, spaceId, [presenterId, facilitatorId]));
    await tx.update(consultancies).set(roles).where(eq(consultancies.topicId, topicId));
    const roleIds = [held.presenterId, held.facilitatorId, presenterId, facilitatorId];
    await record(tx, clockTurned, { topicId, spaceId, roleIds }, deps.now());
  });
}
