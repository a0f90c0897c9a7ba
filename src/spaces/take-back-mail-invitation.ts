import { and, eq, isNull } from 'drizzle-orm';
import { findPersonByEmail } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { spaceSubject } from './events.ts';
import { holdAsFacilitator } from './hold-as-facilitator.ts';
import { endAdmission } from './members.ts';
import { findAdmission } from './queries.ts';
import { mailInvitations } from './tables.ts';

/** Takes an invitation by mail back; taken back twice is taken back once. */
export async function takeBackMailInvitation(
  deps: Deps,
  actor: Actor,
  spaceId: string,
  invitationId: string,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await holdAsFacilitator(tx, actor, spaceId);
    const at = deps.now();
    const [gone] = await tx
      .update(mailInvitations)
      .set({ endedAt: at })
      .where(
        and(
          eq(mailInvitations.id, invitationId),
          eq(mailInvitations.spaceId, spaceId),
          isNull(mailInvitations.endedAt),
        ),
      )
      .returning();
    if (!gone) return;
    await endAdmissionOf(tx, spaceId, gone.email, at);
    const entry = { actorId: actor.personId, subject: spaceSubject(spaceId) };
    const details = { invitationId };
    await writeAudit(tx, { ...entry, action: 'spaces.mail-invitation-revoked', details }, at);
  });
}

async function endAdmissionOf(tx: Tx, spaceId: string, email: string, at: Date): Promise<void> {
  const person = await findPersonByEmail(tx, email);
  if (!person) return;
  const waiting = await findAdmission(tx, spaceId, person.id);
  if (waiting?.byMail) await endAdmission(tx, spaceId, person.id, at);
}
