import { and, eq, gt, isNull } from 'drizzle-orm';
import { findPerson } from '../people/index.ts';
import type { Deps } from '../platform/deps.ts';
import { admitByMail } from './invite-by-mail.ts';
import { findMembership } from './queries.ts';
import { mailInvitations, spaces } from './tables.ts';

const mostSpaces = 50;

/** Someone has come into the network: the spaces that invited their address wait for them. Safe to run twice. */
export async function welcomeNewcomer(deps: Deps, personId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const now = deps.now();
    const person = await findPerson(tx, personId);
    if (!person) return;
    const open = await tx
      .select({ invitation: mailInvitations, space: spaces })
      .from(mailInvitations)
      .innerJoin(spaces, eq(spaces.id, mailInvitations.spaceId))
      .where(
        and(
          eq(mailInvitations.email, person.email),
          isNull(mailInvitations.endedAt),
          gt(mailInvitations.expiresAt, now),
        ),
      )
      .orderBy(spaces.id) // held in one order by everyone
      .limit(mostSpaces)
      .for('no key update', { of: spaces });
    for (const { invitation, space } of open) {
      const inviter = await findMembership(tx, space.id, invitation.invitedById);
      if (inviter?.role !== 'facilitator') continue; // who no longer may invite has not invited
      await admitByMail(tx, space, invitation, personId, now);
    }
  });
}
