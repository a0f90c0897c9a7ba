import { and, eq, gt } from 'drizzle-orm';
import type { z } from 'zod';
import { districts } from '../districts/index.ts';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { newId } from '../platform/ids.ts';
import { forbidden, invalidInput } from '../platform/problem.ts';
import { invitationMade } from './events.ts';
import { mayInvite, mayMakeLead } from './policy.ts';
import { activeLeadsOf, staffRoleOf } from './queries.ts';
import { invitationDays, invitationsADay, invitationsAnHour, tooManyInvitations } from './rules.ts';
import type { InvitationCreate } from './schemas.ts';
import { type Invitation, invitations } from './tables.ts';

const hour = 3_600_000;

/**
 * Invites someone by mail, with a role and a district. Does the same whether or not the address is known here.
 *
 * @param actor  null for the command line, which may invite anyone anywhere
 */
export async function invite(
  deps: Deps,
  actor: Actor | null,
  wish: z.output<typeof InvitationCreate>,
): Promise<Invitation> {
  return deps.db.transaction(async (tx) => {
    const { districtId } = wish;
    if (districtId && !(await tx.$count(districts, eq(districts.id, districtId)))) {
      const detail = 'There is no such district';
      throw invalidInput(detail, { errors: [{ pointer: '#/districtId', detail }] });
    }
    if (actor) await refuseUninvited(tx, actor, wish);
    const createdAt = deps.now();
    const invitedBy = actor?.personId ?? null;
    await refuseFlood(tx, wish.email, invitedBy, createdAt);
    const expiresAt = new Date(createdAt.getTime() + invitationDays * 24 * hour);
    const row = { ...wish, id: newId(), invitedBy, createdAt, expiresAt };
    const [made] = await tx.insert(invitations).values(row).returning();
    if (!made) throw new Error('an insert without a conflict returned no row');
    const details = { districtId, role: wish.role, districtLead: wish.districtLead };
    const subject = `invitations/${made.id}`;
    const action = 'people.invitation-made';
    await writeAudit(tx, { actorId: invitedBy, action, subject, details }, createdAt);
    await record(tx, invitationMade, { invitationId: made.id }, createdAt);
    return made;
  });
}

/**
 * Invites a guest by mail into the network, inside the write of whoever has a place for them there: without a district,
 * and so with nothing established about them. Silently nothing when the address has had its three mails this hour, so
 * that it cannot be told from one that has an account.
 */
export async function inviteGuest(
  tx: Tx,
  { email, language, invitedBy }: Pick<Invitation, 'email' | 'language'> & { invitedBy: string },
  now: Date,
): Promise<void> {
  const lately = gt(invitations.createdAt, new Date(now.getTime() - hour));
  const toThem = await tx.$count(invitations, and(eq(invitations.email, email), lately));
  if (toThem >= invitationsAnHour) return;
  const expiresAt = new Date(now.getTime() + invitationDays * 24 * hour);
  const guest = { role: 'teacher', districtId: null, districtLead: false } as const;
  const id = newId();
  const made = { id, email, language, invitedBy, createdAt: now, expiresAt };
  await tx.insert(invitations).values({ ...guest, ...made });
  const subject = `invitations/${id}`;
  const entry = { actorId: invitedBy, action: 'people.guest-invited', subject };
  await writeAudit(tx, entry, now);
  await record(tx, invitationMade, { invitationId: id }, now);
}

async function refuseUninvited(
  tx: Tx,
  actor: Actor,
  { districtId, districtLead }: z.output<typeof InvitationCreate>,
): Promise<void> {
  const staffRole = await staffRoleOf(tx, actor);
  const leads = await activeLeadsOf(tx, actor);
  if (!mayInvite(staffRole, leads, districtId)) {
    throw forbidden('District leads invite into their own district, administrators anywhere');
  }
  if (districtLead && !mayMakeLead(staffRole)) {
    throw forbidden('Only administrators make district leads');
  }
}

async function refuseFlood(
  tx: Tx,
  email: string,
  invitedBy: string | null,
  now: Date,
): Promise<void> {
  const since = (hours: number) =>
    gt(invitations.createdAt, new Date(now.getTime() - hours * hour));
  const toThem = await tx.$count(invitations, and(eq(invitations.email, email), since(1)));
  if (toThem >= invitationsAnHour) throw tooManyInvitations();
  if (invitedBy === null) return;
  const mine = and(eq(invitations.invitedBy, invitedBy), since(24));
  if ((await tx.$count(invitations, mine)) >= invitationsADay) throw tooManyInvitations();
}
