import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { notFound } from '../platform/problem.ts';
import { dropMember, endAdmission } from './members.ts';
import { maySeeSpace } from './policy.ts';
import { countFacilitators, holdSpace } from './queries.ts';
import { lastFacilitator } from './rules.ts';

/**
 * Leaves a space, takes back a request, or declines an invitation. Leaving twice is leaving once; what takes people by
 * invitation is not there any more the second time.
 */
export async function leaveSpace(deps: Deps, actor: Actor, spaceId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const standing = await holdSpace(tx, actor, spaceId);
    const isIn = standing?.role !== null; // also who moved to another district, and sees it no more
    if (!standing || !(isIn || maySeeSpace(standing))) throw notFound();
    const { personId } = actor;
    const at = deps.now();
    if (isIn) {
      const others = standing.space.membersCount > 1;
      const alone = standing.role === 'facilitator' && (await countFacilitators(tx, spaceId)) === 1;
      if (alone && others) throw lastFacilitator();
      return dropMember(tx, spaceId, personId, at);
    }
    if (standing.admission !== null) await endAdmission(tx, spaceId, personId, at);
  });
}
