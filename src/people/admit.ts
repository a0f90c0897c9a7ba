import { eq } from 'drizzle-orm';
import type { Tx } from '../platform/db.ts';
import { record } from '../platform/events.ts';
import { addPerson } from './add-person.ts';
import { personJoined, verificationChanged } from './events.ts';
import { findDistrictByDomain, findWayIn } from './find-way-in.ts';
import { alreadyHere, domainOf, isInvitationOpen, nameFromAddress } from './rules.ts';
import { type Invitation, invitations, type Person, persons } from './tables.ts';

export type Admission =
  | { kind: 'admitted'; person: Person; newcomer: boolean }
  | { kind: 'suspended' | 'none' };

/** Lets in whoever has just proved an address: as who they are, or as the newcomer they may become. */
export async function admit(
  tx: Tx,
  proved: { email: string; language: string },
  now: Date,
): Promise<Admission> {
  const way = await findWayIn(tx, proved.email, now);
  if (way.kind === 'none' || way.kind === 'suspended') return { kind: way.kind };
  if (way.kind === 'person') {
    await renewByAddress(tx, way.person, now);
    return { kind: 'admitted', person: way.person, newcomer: false };
  }
  const person =
    way.kind === 'invitation'
      ? await joinByInvitation(tx, way.invitation, now)
      : await addPerson(
          tx,
          {
            ...proved,
            name: nameFromAddress(proved.email),
            role: 'teacher',
            districtId: way.districtId,
            verification: 'district-email',
          },
          now,
        );
  if (!person) return admit(tx, proved, now); // they came in by another door a moment ago
  await record(tx, personJoined, { personId: person.id }, now);
  return { kind: 'admitted', person, newcomer: true };
}

/**
 * Lets in whoever holds the token of an invitation: reading that mail proves the address as well as any other.
 *
 * @returns undefined for a token that is no invitation's, or no longer
 * @throws  `already-here` when the address has an account: an invitation never changes one
 */
export async function admitByInvitation(
  tx: Tx,
  tokenHash: string,
  now: Date,
): Promise<Admission | undefined> {
  const which = eq(invitations.tokenHash, tokenHash);
  const [held] = await tx.select().from(invitations).where(which).for('update');
  if (!held || !isInvitationOpen(held, now)) return undefined;
  const person = await joinByInvitation(tx, held, now);
  if (!person) throw alreadyHere(); // the key of the address lets nobody in twice
  await record(tx, personJoined, { personId: person.id }, now);
  return { kind: 'admitted', person, newcomer: true };
}

/** Whoever invites, a district lead or staff, vouches for the one invited. */
async function joinByInvitation(
  tx: Tx,
  invitation: Invitation,
  now: Date,
): Promise<Person | undefined> {
  const { id, email, language, role, districtId, districtLead } = invitation;
  const verification = districtId ? 'vouched' : 'none';
  const wish = { email, language, role, districtId, districtLead, verification } as const;
  const person = await addPerson(tx, { ...wish, name: nameFromAddress(email) }, now);
  if (!person) return undefined;
  await tx
    .update(invitations)
    .set({ acceptedAt: now, acceptedBy: person.id, tokenHash: null })
    .where(eq(invitations.id, id));
  await renewByAddress(tx, person, now);
  return person;
}

/** Reading the mail of the own district's domain is a fresh verification. */
export async function renewByAddress(tx: Tx, person: Person, now: Date): Promise<void> {
  if (person.districtId === null || person.verification === 'single-sign-on') return;
  const owner = await findDistrictByDomain(tx, domainOf(person.email));
  if (owner?.districtId !== person.districtId) return;
  const verification = 'district-email' as const;
  await tx.update(persons).set({ verification, verifiedAt: now }).where(eq(persons.id, person.id));
  if (person.verification === verification) return;
  await record(tx, verificationChanged, { personId: person.id, verification }, now);
}
