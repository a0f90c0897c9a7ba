import { and, desc, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { decodeCursor, pageOf } from '../platform/keyset.ts';
import type { PageQuery } from '../platform/page.ts';
import { notFound } from '../platform/problem.ts';
import { mayInvite } from './policy.ts';
import { activeLeadsOf, staffRoleOf } from './queries.ts';
import { invitations } from './tables.ts';

/** Takes an invitation back. One that was accepted, or taken back before, stays as it is. */
export async function revokeInvitation(
  deps: Deps,
  actor: Actor,
  invitationId: string,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const which = eq(invitations.id, invitationId);
    const [held] = await tx.select().from(invitations).where(which).for('update');
    const staffRole = await staffRoleOf(tx, actor);
    const leads = await activeLeadsOf(tx, actor);
    const mine = held?.invitedBy === actor.personId;
    if (!held || !(mine || mayInvite(staffRole, leads, held.districtId))) throw notFound();
    if (held.acceptedAt || held.revokedAt) return;
    const now = deps.now();
    await tx.update(invitations).set({ revokedAt: now, tokenHash: null }).where(which);
    const subject = `invitations/${invitationId}`;
    const action = 'people.invitation-revoked';
    await writeAudit(tx, { actorId: actor.personId, action, subject }, now);
  });
}

/** Takes back what someone invited to and nobody has followed yet: they no longer have the right to invite. */
export async function revokeInvitationsOf(tx: Tx, personId: string, now: Date): Promise<void> {
  const open = and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt));
  await tx
    .update(invitations)
    .set({ revokedAt: now, tokenHash: null })
    .where(and(eq(invitations.invitedBy, personId), open));
}

const Key = z.tuple([z.uuid()]);

/** The invitations that someone may take back, the latest first. */
export async function listInvitations(db: Db, actor: Actor, query: PageQuery) {
  const after = decodeCursor(Key, query.cursor);
  const leads = await activeLeadsOf(db, actor);
  const all = (await staffRoleOf(db, actor)) === 'administrator';
  const mine = or(
    eq(invitations.invitedBy, actor.personId),
    leads.length > 0 ? inArray(invitations.districtId, leads) : undefined,
  );
  const rows = await db
    .select()
    .from(invitations)
    .where(and(all ? undefined : mine, after && lt(invitations.id, after[0])))
    .orderBy(desc(invitations.id))
    .limit(query.limit + 1);
  return pageOf(
    rows,
    query.limit,
    (row) => row,
    ({ id }) => [id],
  );
}
