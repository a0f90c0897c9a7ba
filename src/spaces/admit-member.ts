import { and, eq } from 'drizzle-orm';
import { blockedBetween, findPerson } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { notFound } from '../platform/problem.ts';
import { memberChanged, spaceSubject } from './events.ts';
import { holdAsFacilitator } from './hold-as-facilitator.ts';
import { addAdmission, addMember } from './members.ts';
import { countFacilitators, findAdmission, findMembership } from './queries.ts';
import { checkActive, lastFacilitator, notOfDistrict } from './rules.ts';
import type { MembershipView } from './schemas.ts';
import { type Membership, memberships, type Space } from './tables.ts';

type Role = Membership['role'];

/** A facilitator grants a request, gives a member another role, or invites whoever is neither. */
export async function admitMember(
  deps: Deps,
  actor: Actor,
  spaceId: string,
  personId: string,
  role: Role,
): Promise<MembershipView> {
  return deps.db.transaction(async (tx) => {
    const standing = await holdAsFacilitator(tx, actor, spaceId);
    checkActive(standing.space);

    const at = deps.now();
    const answer = { spaceId, personId, since: at };
    const member = await findMembership(tx, spaceId, personId);
    if (member) {
      if (member.role !== role) await changeRole(tx, actor, member, role, at);
      return { ...answer, status: 'member', role, since: member.joinedAt };
    }
    const waiting = await findAdmission(tx, spaceId, personId);
    if (waiting?.kind === 'asked') {
      await addMember(tx, { spaceId, personId, role }, at);
      return { ...answer, status: 'member', role };
    }
    if (waiting) return { ...answer, status: 'invited', role: null, since: waiting.at };
    await requireReachable(tx, actor, standing.space, personId);
    await addAdmission(tx, { spaceId, personId, kind: 'invited', byId: actor.personId }, at);
    return { ...answer, status: 'invited', role: null };
  });
}

/** A person who is not there, and one who wants nothing to do with who invites, look alike. */
async function requireReachable(
  tx: Tx,
  actor: Actor,
  { kind, districtId }: Pick<Space, 'kind' | 'districtId'>,
  personId: string,
): Promise<void> {
  const person = await findPerson(tx, personId);
  if (!person || (await blockedBetween(tx, actor.personId, personId))) throw notFound();
  const known = person.verification === 'none' ? null : person.districtId;
  if (kind === 'district' && known !== districtId) throw notOfDistrict();
}

async function changeRole(tx: Tx, actor: Actor, member: Membership, role: Role, at: Date) {
  const { spaceId, personId } = member;
  if (member.role === 'facilitator' && (await countFacilitators(tx, spaceId)) === 1) {
    throw lastFacilitator();
  }
  const theirs = and(eq(memberships.spaceId, spaceId), eq(memberships.personId, personId));
  await tx.update(memberships).set({ role }).where(theirs);
  const entry = { actorId: actor.personId, subject: spaceSubject(spaceId) };
  const details = { personId, role };
  await writeAudit(tx, { ...entry, action: 'spaces.member-changed', details }, at);
  await record(tx, memberChanged, { spaceId, personId, role }, at);
}
