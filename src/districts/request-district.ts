import { sql } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { newId } from '../platform/ids.ts';
import { districtRequested } from './events.ts';
import { countWaiting } from './queries.ts';
import { checkRequest } from './rules.ts';
import type { NewDistrictRequest } from './schemas.ts';
import { type DistrictRequest, districtRequests } from './tables.ts';

/** Asks staff to add a district that no search finds. */
export async function requestDistrict(
  deps: Deps,
  { personId }: Pick<Actor, 'personId'>,
  asked: NewDistrictRequest,
): Promise<DistrictRequest> {
  return deps.db.transaction(async (tx) => {
    // There is no row to hold yet: one person's requests take turns, so that their number can be counted.
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`district-requests/${personId}`}, 0))`,
    );
    checkRequest(asked.state, await countWaiting(tx, personId));

    const createdAt = deps.now();
    const [request] = await tx
      .insert(districtRequests)
      .values({ id: newId(), personId, ...asked, createdAt })
      .returning();
    if (!request) throw new Error('The request was not kept');
    await record(tx, districtRequested, { requestId: request.id, personId }, createdAt);
    return request;
  });
}
