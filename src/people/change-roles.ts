import { and, eq } from 'drizzle-orm';
import { findDistrict } from '../districts/index.ts';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { revoke } from '../platform/revocations.ts';
import { personSubject } from './events.ts';
import { isAdministrator } from './policy.ts';
import { holdPerson, staffRoleOf } from './queries.ts';
import { revokeInvitationsOf } from './revoke-invitation.ts';
import { leadOfOther, oneself } from './rules.ts';
import { districtLeads, type Person, persons } from './tables.ts';

async function holdForAdministrator(tx: Tx, actor: Actor, personId: string): Promise<Person> {
  const person = await holdPerson(tx, personId);
  if (!person) throw notFound();
  if (!isAdministrator(await staffRoleOf(tx, actor))) throw forbidden();
  return person;
}

/** Makes someone staff, or no longer. Administrators do not change their own role: someone always stays. */
export async function changeStaffRole(
  deps: Deps,
  actor: Actor,
  personId: string,
  staffRole: Person['staffRole'],
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const person = await holdForAdministrator(tx, actor, personId);
    if (personId === actor.personId) throw oneself();
    if (person.staffRole === staffRole) return;
    await tx.update(persons).set({ staffRole }).where(eq(persons.id, personId));
    await revoke(tx, { personId });
    if (isAdministrator(person.staffRole)) await revokeInvitationsOf(tx, personId, deps.now());
    const entry = { actorId: actor.personId, subject: personSubject(personId) };
    const details = { from: person.staffRole, to: staffRole };
    await writeAudit(tx, { ...entry, action: 'people.staff-role-changed', details }, deps.now());
  });
}

/** Lets someone act for their own district. */
export async function makeDistrictLead(
  deps: Deps,
  actor: Actor,
  { districtId, personId }: { districtId: string; personId: string },
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const person = await holdForAdministrator(tx, actor, personId);
    if (!(await findDistrict(tx, districtId))) throw notFound();
    if (person.districtId !== districtId) throw leadOfOther();
    const createdAt = deps.now();
    const [made] = await tx
      .insert(districtLeads)
      .values({ districtId, personId, createdAt })
      .onConflictDoNothing()
      .returning();
    if (made) await tell(tx, actor, 'people.district-lead-made', personId, districtId, createdAt);
  });
}

/** Someone no longer acts for a district. */
export async function endDistrictLead(
  deps: Deps,
  actor: Actor,
  { districtId, personId }: { districtId: string; personId: string },
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await holdForAdministrator(tx, actor, personId);
    const lead = and(
      eq(districtLeads.districtId, districtId),
      eq(districtLeads.personId, personId),
    );
    const [ended] = await tx.delete(districtLeads).where(lead).returning();
    if (!ended) return;
    const now = deps.now();
    await revokeInvitationsOf(tx, personId, now);
    await tell(tx, actor, 'people.district-lead-ended', personId, districtId, now);
  });
}

async function tell(
  tx: Tx,
  actor: Actor,
  action: string,
  personId: string,
  districtId: string,
  at: Date,
): Promise<void> {
  await revoke(tx, { personId });
  const subject = personSubject(personId);
  const details = { districtId };
  await writeAudit(tx, { actorId: actor.personId, action, subject, details }, at);
}
