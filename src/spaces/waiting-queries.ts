import { and, asc, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import type { AuthorView } from '../people/index.ts';
import { persons } from '../people/index.ts';
import type { Db } from '../platform/db.ts';
import { authorFrom, authorTables, blockedFrom } from './authors.ts';
import { isWithinReachOf } from './queries.ts';
import { admissions, charters, memberships, spaces } from './tables.ts';

const most = 20;
const inviter = authorTables('inviter');
const place = { spaceId: spaces.id, spaceName: spaces.name };

const stands = (personId: string) => and(isNull(spaces.archivedAt), isWithinReachOf({ personId }));

/** Circles of someone whose charter says something else than they accepted: closed to them until they do. */
export function chartersOwedBy(
  db: Db,
  personId: string,
): Promise<{ spaceId: string; spaceName: string; at: Date }[]> {
  const at = sql<Date>`coalesce((select min(${charters.madeAt}) from ${charters}
    where ${charters.spaceId} = ${spaces.id} and ${charters.version} = ${spaces.charterVersion}), ${memberships.joinedAt})`;
  return db
    .select({ ...place, at: at.mapWith(charters.madeAt) })
    .from(memberships)
    .innerJoin(spaces, eq(spaces.id, memberships.spaceId))
    .where(
      and(
        eq(memberships.personId, personId),
        lt(memberships.charterVersion, spaces.charterVersion),
        stands(personId),
      ),
    )
    .orderBy(asc(spaces.name), asc(spaces.id))
    .limit(most);
}

export type OpenInvitation = {
  spaceId: string;
  spaceName: string;
  /** Who invited; null for somebody who is gone, or from whom a block stands. */
  by: AuthorView | null;
  at: Date;
};

/** Where someone was invited and has neither joined nor declined, the latest first. */
export async function invitationsTo(db: Db, personId: string): Promise<OpenInvitation[]> {
  const rows = await db
    .select({
      ...{ ...place, at: admissions.at, by: inviter.columns },
      blocked: blockedFrom({ personId }, admissions.byId),
    })
    .from(admissions)
    .innerJoin(spaces, eq(spaces.id, admissions.spaceId))
    .leftJoin(inviter.person, eq(inviter.person.id, admissions.byId))
    .leftJoin(inviter.district, eq(inviter.district.id, inviter.person.districtId))
    .where(
      and(
        eq(admissions.personId, personId),
        eq(admissions.kind, 'invited'),
        isNull(admissions.declinedAt),
        stands(personId),
      ),
    )
    .orderBy(desc(admissions.at), desc(spaces.id))
    .limit(most);
  return rows.map(({ by, blocked, ...row }) => ({ ...row, by: blocked ? null : authorFrom(by) }));
}

export type OpenRequests = {
  spaceId: string;
  spaceName: string;
  count: number;
  /** Who has waited longest, and since when. */
  name: string;
  at: Date;
};

/** Spaces of a facilitator in which people ask to join, those who have waited longest first. */
export function requestsFor(db: Db, personId: string): Promise<OpenRequests[]> {
  const at = sql<Date>`min(${admissions.at})`.mapWith(admissions.at);
  return db
    .select({
      ...place,
      count: sql<number>`count(*)::int`,
      name: sql<string>`(array_agg(${persons.name} order by ${admissions.at}, ${persons.id}))[1]`,
      at,
    })
    .from(memberships)
    .innerJoin(spaces, eq(spaces.id, memberships.spaceId))
    .innerJoin(admissions, eq(admissions.spaceId, spaces.id))
    .innerJoin(persons, eq(persons.id, admissions.personId))
    .where(
      and(
        eq(memberships.personId, personId),
        eq(memberships.role, 'facilitator'),
        eq(memberships.charterVersion, spaces.charterVersion),
        eq(admissions.kind, 'asked'),
        isNull(admissions.declinedAt),
        eq(admissions.byMail, false),
        stands(personId),
      ),
    )
    .groupBy(spaces.id)
    .orderBy(asc(at), asc(spaces.id))
    .limit(most);
}
