import { and, eq } from 'drizzle-orm';
import {
  addPerson,
  domainOf,
  EmailAddress,
  findDistrictByDomain,
  findPersonByEmail,
  holdPerson,
  isSuspended,
  type Person,
  PersonName,
  personJoined,
  verify,
} from '../people/index.ts';
import type { Tx } from '../platform/db.ts';
import { record } from '../platform/events.ts';
import {
  addressNotProved,
  isStudent,
  ofAnotherDistrict,
  provedAddress,
  studentsRefused,
} from './provider-rules.ts';
import { suspended } from './rules.ts';
import { identities } from './tables.ts';

type Claims = Record<string, unknown> & { iss: string; sub: string };

/**
 * Lets in whoever has signed in at their district. They are known by issuer and subject; an account that is here
 * already is joined only by an address that the provider has proved, of a domain that this very district has proved.
 */
export async function admitByProvider(
  tx: Tx,
  districtId: string,
  claims: Claims,
  now: Date,
): Promise<{ kind: 'admitted'; person: Person; newcomer: boolean }> {
  if (isStudent(claims)) throw studentsRefused();
  const which = and(eq(identities.issuer, claims.iss), eq(identities.subject, claims.sub));
  const [known] = await tx.select().from(identities).where(which).for('update');
  const newcomer = known ? undefined : await joinByAddress(tx, districtId, claims, now);
  const person = newcomer?.person ?? (await holdPerson(tx, known?.personId ?? ''));
  if (!person || person.districtId !== districtId) throw ofAnotherDistrict();
  if (known && known.districtId !== districtId) throw ofAnotherDistrict();
  if (isSuspended(person, now)) throw suspended();
  if (known) await tx.update(identities).set({ lastUsedAt: now }).where(which);
  else {
    const row = { issuer: claims.iss, subject: claims.sub, personId: person.id, districtId };
    const times = { createdAt: now, lastUsedAt: now };
    await tx
      .insert(identities)
      .values({ ...row, ...times })
      .onConflictDoNothing();
  }
  await verify(tx, person, 'single-sign-on', now);
  return { kind: 'admitted', person, newcomer: newcomer?.isNew ?? false };
}

async function joinByAddress(
  tx: Tx,
  districtId: string,
  claims: Claims,
  now: Date,
): Promise<{ person: Person; isNew: boolean }> {
  const email = EmailAddress.safeParse(provedAddress(claims)).data;
  const owner = email && (await findDistrictByDomain(tx, domainOf(email)));
  if (!email || !owner || owner.districtId !== districtId) throw addressNotProved();
  const here = await findPersonByEmail(tx, email);
  const held = here && (await holdPerson(tx, here.id));
  if (held) return { person: held, isNew: false };
  const name = PersonName.safeParse(claims.name).data ?? email.slice(0, email.indexOf('@'));
  const person = await addPerson(tx, { email, name, role: 'teacher', districtId }, now);
  if (!person) throw ofAnotherDistrict(); // the address was taken a moment ago: the next try finds out by whom
  await record(tx, personJoined, { personId: person.id }, now);
  return { person, isNew: true };
}
