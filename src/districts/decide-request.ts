import { eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { addDistrict } from './add-district.ts';
import { requestDecided } from './events.ts';
import { mayDecideRequest, maySeeRequest } from './policy.ts';
import { holdRequest } from './queries.ts';
import { isToBeDecided } from './rules.ts';
import type { Decision } from './schemas.ts';
import type { StaffRoleOf } from './staff-role.ts';
import { type DistrictRequest, districtRequests } from './tables.ts';

/** Staff approve or decline a request; an approval makes the district, once. */
export async function decideRequest(
  deps: Deps & { staffRoleOf: StaffRoleOf },
  actor: Actor,
  requestId: string,
  decision: Decision,
): Promise<DistrictRequest> {
  return deps.db.transaction(async (tx) => {
    const request = await holdRequest(tx, requestId);
    const staffRole = await deps.staffRoleOf(tx, actor);
    if (!request || !maySeeRequest(actor, staffRole, request)) throw notFound();
    if (!mayDecideRequest(staffRole)) throw forbidden();
    if (!isToBeDecided(request, decision)) return request;

    const decidedAt = deps.now();
    const districtId =
      decision.decision === 'approved'
        ? await makeDistrict(tx, request, decision.leaId ?? null, decidedAt)
        : null;
    const answer = { status: decision.decision, decidedAt, decidedBy: actor.personId };
    const changed = { ...answer, reason: decision.reason ?? null, districtId };
    await tx.update(districtRequests).set(changed).where(eq(districtRequests.id, requestId));

    const { personId } = request;
    const action = `districts.request-${decision.decision}`;
    const subject = `district-requests/${requestId}`;
    const details = { districtId, personId };
    await writeAudit(tx, { actorId: actor.personId, action, subject, details }, decidedAt);
    const told = { requestId, personId, decision: decision.decision, districtId };
    await record(tx, requestDecided, told, decidedAt);
    return { ...request, ...changed };
  });
}

async function makeDistrict(
  tx: Tx,
  { name, state, city }: DistrictRequest,
  leaId: string | null,
  now: Date,
): Promise<string> {
  const { id } = await addDistrict(tx, { leaId, name, state, city }, now);
  return id;
}
