import { eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { revoke } from '../platform/revocations.ts';
import { personReinstated, personSubject, personSuspended } from './events.ts';
import { maySuspend } from './policy.ts';
import { holdPerson, staffRoleOf } from './queries.ts';
import { revokeInvitationsOf } from './revoke-invitation.ts';
import { endInThePast, isSuspended } from './rules.ts';
import { type Person, persons } from './tables.ts';

type Suspension = { reason: string; until: Date | null };

/** Shuts someone out, with a reason and perhaps an end. All that they had open is closed, on every process. */
export async function suspendPerson(
  deps: Deps,
  actor: Actor,
  personId: string,
  { reason, until }: Suspension,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const person = await holdForStaff(tx, actor, personId);
    const now = deps.now();
    if (until && until <= now) throw endInThePast();
    await tx
      .update(persons)
      .set({
        // Another end or reason is the same suspension, and who is suspended may answer it once.
        suspendedAt: isSuspended(person, now) ? person.suspendedAt : now,
        suspendedUntil: until,
        suspendedById: actor.personId,
        suspensionReason: reason,
        credentialsSince: now,
      })
      .where(eq(persons.id, person.id));
    await revoke(tx, { personId });
    await revokeInvitationsOf(tx, personId, now);
    const entry = { actorId: actor.personId, subject: personSubject(personId) };
    const details = { reason, until };
    await writeAudit(tx, { ...entry, action: 'people.person-suspended', details }, now);
    await record(tx, personSuspended, { personId }, now);
  });
}

/** Lets someone in again; they sign in anew. */
export async function reinstatePerson(deps: Deps, actor: Actor, personId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const person = await holdForStaff(tx, actor, personId);
    if (!person.suspendedAt) return;
    const now = deps.now();
    await tx
      .update(persons)
      .set({
        suspendedAt: null,
        suspendedUntil: null,
        suspendedById: null,
        suspensionReason: null,
      })
      .where(eq(persons.id, person.id));
    const entry = { actorId: actor.personId, subject: personSubject(personId) };
    await writeAudit(tx, { ...entry, action: 'people.person-reinstated' }, now);
    await record(tx, personReinstated, { personId }, now);
  });
}

async function holdForStaff(tx: Tx, actor: Actor, personId: string): Promise<Person> {
  const person = await holdPerson(tx, personId);
  if (!person) throw notFound();
  const allowed = maySuspend(await staffRoleOf(tx, actor), person.staffRole);
  if (!allowed || personId === actor.personId) throw forbidden();
  return person;
}
