import { and, desc, eq, gt, type SQL, sql } from 'drizzle-orm';
import { districts } from '../districts/index.ts';
import { districtDomains, persons, termsVersion } from '../people/index.ts';
import type { Db, Tx } from '../platform/db.ts';
import {
  type AccessToken,
  type Authenticator,
  accessTokens,
  authenticators,
  type Session,
  type SignInRequest,
  type SingleSignOn,
  sessions,
  signInRequests,
  singleSignOn,
} from './tables.ts';

/** Of a person, what decides whether a credential of theirs opens anything. */
const standing = {
  districtId: persons.districtId,
  verification: persons.verification,
  verifiedAt: persons.verifiedAt,
  termsVersion: persons.termsVersion,
  suspendedAt: persons.suspendedAt,
  suspendedUntil: persons.suspendedUntil,
  credentialsSince: persons.credentialsSince,
  createdAt: persons.createdAt,
};
export const acceptsTerms = (person: { termsVersion: string | null }): boolean =>
  person.termsVersion === termsVersion;

/** The two reads of the session check, prepared: after a restart everybody is looked up once, all at the same time. */
export const prepareCredentialReads = (db: Db) => ({
  session: db
    .select({ session: sessions, person: standing })
    .from(sessions)
    .innerJoin(persons, eq(persons.id, sessions.personId))
    .where(eq(sessions.tokenHash, sql.placeholder('hash')))
    .prepare('find_session'),
  token: db
    .select({ token: accessTokens, person: standing })
    .from(accessTokens)
    .innerJoin(persons, eq(persons.id, accessTokens.personId))
    .where(eq(accessTokens.tokenHash, sql.placeholder('hash')))
    .prepare('find_access_token'),
});

export async function holdSession(tx: Tx, sessionId: string): Promise<Session | undefined> {
  const [row] = await tx.select().from(sessions).where(eq(sessions.id, sessionId)).for('update');
  return row;
}

export const listSessions = (db: Db, personId: string): Promise<Session[]> =>
  db
    .select()
    .from(sessions)
    .where(and(eq(sessions.personId, personId), eq(sessions.pending, false)))
    .orderBy(desc(sessions.lastSeenAt));

export const listTokens = (db: Db, personId: string, now: Date): Promise<AccessToken[]> =>
  db
    .select()
    .from(accessTokens)
    .where(and(eq(accessTokens.personId, personId), gt(accessTokens.expiresAt, now)))
    .orderBy(desc(accessTokens.id));

async function holdRequest(tx: Tx, which: SQL): Promise<SignInRequest | undefined> {
  const [row] = await tx.select().from(signInRequests).where(which).for('update');
  return row;
}

/** Holds the request until the transaction ends, so that of twelve who show its proof at once one comes in. */
export const holdRequestById = (tx: Tx, id: string) => holdRequest(tx, eq(signInRequests.id, id));
export const holdRequestByLink = (tx: Tx, linkHash: string) =>
  holdRequest(tx, eq(signInRequests.linkHash, linkHash));
export const holdRequestByBrowser = (tx: Tx, browserHash: string) =>
  holdRequest(tx, eq(signInRequests.browserHash, browserHash));

export async function findAuthenticator(
  db: Db,
  personId: string,
): Promise<Authenticator | undefined> {
  const [row] = await db.select().from(authenticators).where(eq(authenticators.personId, personId));
  return row;
}

/** The identity provider of the district that has proved this domain. */
export async function findSingleSignOnFor(
  db: Db,
  domain: string,
): Promise<{ districtId: string; district: string } | undefined> {
  const [row] = await db
    .select({ districtId: singleSignOn.districtId, district: districts.name })
    .from(districtDomains)
    .innerJoin(singleSignOn, eq(singleSignOn.districtId, districtDomains.districtId))
    .innerJoin(districts, eq(districts.id, singleSignOn.districtId))
    .where(eq(districtDomains.domain, domain));
  return row;
}

export async function findSingleSignOn(
  db: Db,
  districtId: string,
): Promise<SingleSignOn | undefined> {
  const [row] = await db.select().from(singleSignOn).where(eq(singleSignOn.districtId, districtId));
  return row;
}
