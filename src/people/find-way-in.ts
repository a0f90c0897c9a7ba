import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { districts } from '../districts/index.ts';
import type { Db } from '../platform/db.ts';
import { findPersonByEmail } from './queries.ts';
import { domainOf, isSuspended } from './rules.ts';
import { districtDomains, type Invitation, invitations, type Person } from './tables.ts';

/** What the holder of an address may expect here. */
export type WayIn =
  | { kind: 'person'; person: Person }
  | { kind: 'suspended'; person: Person }
  | { kind: 'invitation'; invitation: Invitation }
  | { kind: 'district'; districtId: string; timeZone: string }
  | { kind: 'none' };

/** The district that has proved this domain to be its own. */
export async function findDistrictByDomain(
  db: Db,
  domain: string,
): Promise<{ districtId: string; timeZone: string } | undefined> {
  const [row] = await db
    .select({ districtId: districtDomains.districtId, timeZone: districts.timeZone })
    .from(districtDomains)
    .innerJoin(districts, eq(districts.id, districtDomains.districtId))
    .where(eq(districtDomains.domain, domain));
  return row;
}

async function findOpenInvitation(
  db: Db,
  email: string,
  now: Date,
): Promise<Invitation | undefined> {
  const open = and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt));
  const [row] = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.email, email), open, gt(invitations.expiresAt, now)))
    .orderBy(desc(invitations.createdAt))
    .limit(1);
  return row;
}

/** Finds out what someone who proves this address would get: their account, a new one, or none. */
export async function findWayIn(db: Db, email: string, now: Date): Promise<WayIn> {
  const person = await findPersonByEmail(db, email);
  if (person) return { kind: isSuspended(person, now) ? 'suspended' : 'person', person };
  const invitation = await findOpenInvitation(db, email, now);
  if (invitation) return { kind: 'invitation', invitation };
  const district = await findDistrictByDomain(db, domainOf(email));
  return district ? { kind: 'district', ...district } : { kind: 'none' };
}
