import { and, eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { findCharter } from './charters.ts';
import { charterAccepted } from './events.ts';
import { isMember, maySeeSpace } from './policy.ts';
import { holdSpace } from './queries.ts';
import { charterChanged } from './rules.ts';
import { memberships } from './tables.ts';

/** A member promises what the charter says. Accepting twice is accepting once. */
export async function acceptCharter(
  deps: Deps,
  actor: Actor,
  spaceId: string,
  version: number,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const standing = await holdSpace(tx, actor, spaceId);
    if (!standing || !maySeeSpace(standing)) throw notFound();
    const charter = await findCharter(tx, standing.space);
    if (!charter) throw notFound();
    if (!isMember(standing)) throw forbidden('Join the circle first');
    if (charter.version !== version) throw charterChanged(undefined, { charter });
    if (!standing.owesCharter) return;

    const { personId } = actor;
    const at = deps.now();
    const theirs = and(eq(memberships.spaceId, spaceId), eq(memberships.personId, personId));
    const accepted = { charterVersion: version, charterAcceptedAt: at };
    await tx.update(memberships).set(accepted).where(theirs);
    await record(tx, charterAccepted, { spaceId, personId }, at);
  });
}
