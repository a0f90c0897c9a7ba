import { and, eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { notFound } from '../platform/problem.ts';
import { admissionChanged, spaceSubject } from './events.ts';
import { holdAsFacilitator } from './hold-as-facilitator.ts';
import { addMember, tellFacilitators } from './members.ts';
import { findMembership } from './queries.ts';
import { alreadyDecided, checkActive } from './rules.ts';
import type { MembershipView, RequestDecision } from './schemas.ts';
import { admissions } from './tables.ts';

/**
 * A facilitator lets someone in who asked, or declines and may say why: who asked can read that. The same decision twice
 * is one; where another facilitator decided the other way a moment ago, that stands.
 */
export async function decideRequest(
  deps: Deps,
  actor: Actor,
  spaceId: string,
  personId: string,
  { approved, reason }: RequestDecision,
): Promise<MembershipView> {
  return deps.db.transaction(async (tx) => {
    const standing = await holdAsFacilitator(tx, actor, spaceId);
    checkActive(standing.space);

    const at = deps.now();
    const shown = { spaceId, personId, since: at };
    const member = await findMembership(tx, spaceId, personId);
    if (member) {
      if (!approved) throw alreadyDecided();
      return { ...shown, status: 'member', role: member.role, since: member.joinedAt };
    }
    const asked = await findRequest(tx, spaceId, personId);
    if (!asked) throw notFound(); // never asked, or took it back
    if (asked.declinedAt) {
      if (approved) throw alreadyDecided();
      return { ...shown, status: 'declined', role: null, since: asked.declinedAt };
    }
    const action = approved ? 'spaces.request-approved' : 'spaces.request-declined';
    const entry = { actorId: actor.personId, subject: spaceSubject(spaceId), action };
    await writeAudit(tx, { ...entry, details: { personId } }, at);
    if (approved) {
      await addMember(tx, { spaceId, personId, role: 'member' }, at);
      return { ...shown, status: 'member', role: 'member' };
    }
    const declined = { declinedAt: at, declinedById: actor.personId };
    await tx
      .update(admissions)
      .set({ ...declined, declinedReason: reason ?? null })
      .where(theirRequest(spaceId, personId));
    await record(tx, admissionChanged, { spaceId, personId }, at);
    await tellFacilitators(tx, spaceId, at);
    return { ...shown, status: 'declined', role: null };
  });
}

const theirRequest = (spaceId: string, personId: string) =>
  and(
    eq(admissions.spaceId, spaceId),
    eq(admissions.personId, personId),
    eq(admissions.kind, 'asked'),
  );

/** Their request, open or declined. */
async function findRequest(tx: Tx, spaceId: string, personId: string) {
  const [row] = await tx.select().from(admissions).where(theirRequest(spaceId, personId));
  return row;
}
