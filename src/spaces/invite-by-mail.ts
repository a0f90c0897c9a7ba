import { and, eq, gt, isNull } from 'drizzle-orm';
import {
  blockedBetween,
  findPerson,
  findWayIn,
  invitationDays,
  inviteGuest,
  isVerified,
} from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { newId } from '../platform/ids.ts';
import { mailInvitationMade, spaceSubject } from './events.ts';
import { holdAsFacilitator } from './hold-as-facilitator.ts';
import { addAdmission } from './members.ts';
import { findAdmission, findMembership } from './queries.ts';
import { checkActive, notVerified, tooManyByMail } from './rules.ts';
import type { MailInvitationStart } from './schemas.ts';
import { type MailInvitation, mailInvitations, type Space } from './tables.ts';

const hour = 3_600_000;
const toOneAnHour = 3;
const byOneADay = 100;

/**
 * Invites someone by their address. Answers alike whether or not the address is known here, and whoever is behind it:
 * a facilitator learns that somebody is here when they join. Within an hour, inviting again is the same invitation;
 * later it is sent anew.
 */
export async function inviteByMail(
  deps: Deps,
  actor: Actor,
  spaceId: string,
  { email, language }: MailInvitationStart,
): Promise<MailInvitation> {
  return deps.db.transaction(async (tx) => {
    const { space } = await holdAsFacilitator(tx, actor, spaceId);
    checkActive(space);
    const { personId } = actor;
    const at = deps.now();
    const inviter = await findPerson(tx, personId);
    if (!inviter || !isVerified(inviter, at)) throw notVerified();
    const its = and(
      ...[eq(mailInvitations.spaceId, spaceId), eq(mailInvitations.email, email)],
      isNull(mailInvitations.endedAt),
    );
    const [known] = await tx.select().from(mailInvitations).where(its);
    if (known && known.createdAt.getTime() > at.getTime() - hour) return known;
    await refuseFlood(tx, email, personId, at);

    const id = newId();
    const expiresAt = new Date(at.getTime() + invitationDays * 24 * hour);
    const row = { id, spaceId, email, language, invitedById: personId, createdAt: at, expiresAt };
    await tx.update(mailInvitations).set({ endedAt: at }).where(its);
    await tx.insert(mailInvitations).values(row);
    await openTheWay(tx, space, row, at);
    const entry = { actorId: personId, subject: spaceSubject(spaceId) };
    const details = { invitationId: id };
    await writeAudit(tx, { ...entry, action: 'spaces.invited-by-mail', details }, at);
    await record(tx, mailInvitationMade, { spaceId, invitationId: id }, at);
    return { ...row, endedAt: null };
  });
}

type Sent = Pick<MailInvitation, 'spaceId' | 'email' | 'language' | 'invitedById'>;

/** Who is here finds the space from now on; who has no way in yet is invited into the network as well. */
async function openTheWay(tx: Tx, space: Space, sent: Sent, at: Date): Promise<void> {
  const { email, language, invitedById } = sent;
  const way = await findWayIn(tx, email, at);
  if (way.kind === 'person') await admitByMail(tx, space, sent, way.person.id, at);
  const takesGuests = space.kind !== 'district'; // of whom no district is known
  if (way.kind === 'none' && takesGuests) {
    await inviteGuest(tx, { email, language, invitedBy: invitedById }, at);
  }
}

/**
 * Makes an invitation by mail one for the person behind the address.
 *
 * @returns whether they may come in by it: not with a block between, nor from another district into a district's space
 */
export async function admitByMail(
  tx: Tx,
  space: Pick<Space, 'kind' | 'districtId'>,
  { spaceId, invitedById }: Pick<MailInvitation, 'spaceId' | 'invitedById'>,
  personId: string,
  at: Date,
): Promise<boolean> {
  if (await blockedBetween(tx, invitedById, personId)) return false;
  const person = await findPerson(tx, personId);
  const known = person?.verification === 'none' ? null : person?.districtId;
  if (space.kind === 'district' && known !== space.districtId) return false;
  if (await findMembership(tx, spaceId, personId)) return false;
  const waiting = await findAdmission(tx, spaceId, personId);
  if (waiting?.kind === 'invited') return true;
  const invited = { kind: 'invited', byId: invitedById, byMail: true } as const;
  await addAdmission(tx, { spaceId, personId, ...invited }, at);
  return true;
}

async function refuseFlood(tx: Tx, email: string, personId: string, now: Date): Promise<void> {
  const since = (hours: number) =>
    gt(mailInvitations.createdAt, new Date(now.getTime() - hours * hour));
  const toThem = and(eq(mailInvitations.email, email), since(1));
  if ((await tx.$count(mailInvitations, toThem)) >= toOneAnHour) throw tooManyByMail();
  const mine = and(eq(mailInvitations.invitedById, personId), since(24));
  if ((await tx.$count(mailInvitations, mine)) >= byOneADay) throw tooManyByMail();
}
