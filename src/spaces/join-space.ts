import { findPerson, isVerified } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { notFound } from '../platform/problem.ts';
import { addAdmission, addMember } from './members.ts';
import { isMember, maySeeSpace } from './policy.ts';
import { holdSpace, type SpaceStanding } from './queries.ts';
import { checkActive, checkMayAsk, notVerified, statusOf } from './rules.ts';
import type { MembershipView } from './schemas.ts';

/**
 * Joins an open space or one the person was invited to; elsewhere asks to join. Asking twice is asking once.
 *
 * Who is not verified yet comes in only where a facilitator lets them: by invitation, or by a request that is granted.
 */
export async function joinSpace(
  deps: Deps,
  actor: Actor,
  spaceId: string,
  answer: string | null,
): Promise<MembershipView> {
  return deps.db.transaction(async (tx) => {
    const standing = await holdSpace(tx, actor, spaceId);
    if (!standing || !maySeeSpace(standing)) throw notFound();
    if (isMember(standing)) return membershipOf(actor, spaceId, standing);
    checkActive(standing.space);

    const { personId } = actor;
    const at = deps.now();
    const shown = { spaceId, personId, since: at };
    if (standing.admission === 'invited' || standing.space.joinPolicy === 'open') {
      if (standing.admission !== 'invited') await requireVerified(tx, personId, at);
      await addMember(tx, { spaceId, personId, role: 'member' }, at);
      return { ...shown, status: 'member', role: 'member' };
    }
    if (standing.admission === 'asked') return membershipOf(actor, spaceId, standing);
    checkMayAsk(standing.declinedAt, at);
    await addAdmission(tx, { spaceId, personId, kind: 'asked', byId: personId, answer }, at);
    return { ...shown, status: 'asked', role: null };
  });
}

/** @throws `not-verified` */
export async function requireVerified(tx: Tx, personId: string, at: Date): Promise<void> {
  const person = await findPerson(tx, personId);
  if (!person || !isVerified(person, at)) throw notVerified();
}

/** How someone stands in a space, as they read it. */
export function membershipOf(
  { personId }: Actor,
  spaceId: string,
  standing: SpaceStanding,
): MembershipView {
  const { role, joinedAt, admissionAt, declinedAt } = standing;
  const since = role === null ? (declinedAt ?? admissionAt) : joinedAt;
  return { spaceId, personId, status: statusOf(standing), role, since };
}
