import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/db.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { mayFacilitate, maySeeSpace } from './policy.ts';
import { holdSpace, type SpaceStanding } from './queries.ts';
import { requireCharter } from './require-charter.ts';

/**
 * Holds the space for someone who looks after it.
 *
 * @throws `not-found` where they may not see it, `forbidden` where they do not facilitate it
 */
export async function holdAsFacilitator(
  tx: Tx,
  actor: Actor,
  spaceId: string,
  strength?: Parameters<typeof holdSpace>[3],
): Promise<SpaceStanding> {
  const standing = await holdSpace(tx, actor, spaceId, strength);
  if (!standing || !maySeeSpace(standing)) throw notFound();
  await requireCharter(tx, standing);
  if (!mayFacilitate(standing)) throw forbidden();
  return standing;
}
