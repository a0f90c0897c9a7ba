import { and, eq, isNull } from 'drizzle-orm';
import { districts, schools } from '../districts/index.ts';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { termsNotAccepted } from '../platform/http/requests.ts';
import { invalidInput, notFound } from '../platform/problem.ts';
import { revoke } from '../platform/revocations.ts';
import { personSubject, profileChanged, verificationChanged } from './events.ts';
import { holdPerson } from './queries.ts';
import { revokeInvitationsOf } from './revoke-invitation.ts';
import { checkAcceptance } from './rules.ts';
import { type MeChange, profileFields, termsVersion } from './schemas.ts';
import {
  districtLeads,
  type Person,
  persons,
  profiles,
  verificationRequests,
  vouches,
} from './tables.ts';

/** Changes what a person tells about themselves. Only what is named is changed. */
export async function changeMe(deps: Deps, actor: Actor, change: MeChange): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const person = await holdPerson(tx, actor.personId);
    if (!person) throw notFound();
    const now = deps.now();
    if (change.terms !== undefined)
      checkAcceptance({ ...change, terms: change.terms }, termsVersion);
    else if (person.termsVersion !== termsVersion) throw termsNotAccepted();
    await changePerson(tx, person, change, now);
    await changeProfile(tx, person.id, change, now);
    if (change.districtId !== undefined && change.districtId !== person.districtId) {
      await restartVerification(tx, person, now);
    }
    await record(tx, profileChanged, { personId: person.id }, now);
  });
}

async function changePerson(tx: Tx, person: Person, change: MeChange, now: Date): Promise<void> {
  const { name, role, timeZone, language, districtId, schoolId } = change;
  const moves = districtId !== undefined && districtId !== person.districtId;
  const school = schoolId === undefined && moves ? null : schoolId;
  await checkPlace(tx, districtId === undefined ? person.districtId : districtId, school, moves);
  const wanted = { name, role, timeZone, language, districtId, schoolId: school };
  const given = Object.fromEntries(
    Object.entries(wanted).filter(([, value]) => value !== undefined),
  );
  const terms = change.terms ? { termsVersion: change.terms, termsAcceptedAt: now } : {};
  const onboarded = change.onboarded && !person.onboardedAt ? { onboardedAt: now } : {};
  const set = { ...given, ...terms, ...onboarded };
  if (Object.keys(set).length === 0) return;
  await tx.update(persons).set(set).where(eq(persons.id, person.id));
}

/** A school stands in the district that is named with it, and both exist. */
async function checkPlace(
  tx: Tx,
  districtId: string | null,
  schoolId: string | null | undefined,
  moves: boolean,
): Promise<void> {
  if (moves && districtId && !(await tx.$count(districts, eq(districts.id, districtId)))) {
    throw unknownPlace('districtId', 'There is no such district');
  }
  if (!schoolId) return;
  const [school] = await tx.select().from(schools).where(eq(schools.id, schoolId));
  if (school?.districtId !== districtId) {
    throw unknownPlace('schoolId', 'There is no such school in this district');
  }
}

const unknownPlace = (field: string, detail: string) =>
  invalidInput(detail, { errors: [{ pointer: `#/${field}`, detail }] });

async function changeProfile(tx: Tx, personId: string, change: MeChange, now: Date): Promise<void> {
  const fields = [...profileFields, 'audiences'] as const;
  const named = fields.filter((field) => change[field] !== undefined);
  if (named.length === 0) return;
  const set = Object.fromEntries(named.map((field) => [field, change[field]]));
  await tx
    .insert(profiles)
    .values({ personId, ...set, updatedAt: now })
    .onConflictDoUpdate({ target: profiles.personId, set: { ...set, updatedAt: now } });
}

/**
 * Whoever moves to another district proves anew who they are, and no longer acts for the old one. What staff were asked
 * to look at was somebody of the old one, so that request goes too.
 */
export async function restartVerification(tx: Tx, person: Person, now: Date): Promise<void> {
  const personId = person.id;
  await tx
    .update(persons)
    .set({ verification: 'none', verifiedAt: null })
    .where(eq(persons.id, personId));
  await tx.delete(vouches).where(eq(vouches.personId, personId));
  await revokeInvitationsOf(tx, personId, now);
  await tx.delete(districtLeads).where(eq(districtLeads.personId, personId));
  const { personId: asker, decidedAt } = verificationRequests;
  await tx.delete(verificationRequests).where(and(eq(asker, personId), isNull(decidedAt)));
  const subject = personSubject(personId);
  const action = 'people.verification-restarted';
  await writeAudit(tx, { actorId: personId, action, subject }, now);
  await revoke(tx, { personId });
  await record(tx, verificationChanged, { personId, verification: 'none' }, now);
}
