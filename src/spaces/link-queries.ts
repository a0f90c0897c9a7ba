import { and, asc, eq, gt, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { persons } from '../people/index.ts';
import type { Db } from '../platform/db.ts';
import { hashToken } from '../platform/secrets.ts';
import { memberships, type SpaceLink, spaceLinks, spaceLinkUses } from './tables.ts';

/** Neither taken back nor too old. */
const stands = (now: Date) => and(isNull(spaceLinks.revokedAt), gt(spaceLinks.expiresAt, now));

const usedBy = (personId: string) => sql`exists (select 1 from ${spaceLinkUses}
  where ${spaceLinkUses.linkId} = ${spaceLinks.id} and ${spaceLinkUses.personId} = ${personId})`;

export type FoundLink = { link: SpaceLink; usedByThem: boolean };

/** Nobody comes in by it any more but who has used it already. */
export const isUsedUp = ({ link, usedByThem }: FoundLink): boolean =>
  link.uses >= link.mostUses && !usedByThem;

/**
 * The link with this token, while it is good: for as long as who made it facilitates the space and is not suspended.
 * It is found as well when it is used up: ask `isUsedUp`.
 */
export async function findLink(
  db: Db,
  token: string,
  personId: string,
  now: Date,
): Promise<FoundLink | undefined> {
  const maker = and(
    eq(memberships.spaceId, spaceLinks.spaceId),
    eq(memberships.personId, spaceLinks.madeById),
    eq(memberships.role, 'facilitator'),
  );
  const [row] = await db
    .select({ link: spaceLinks, usedByThem: sql<boolean>`${usedBy(personId)}` })
    .from(spaceLinks)
    .innerJoin(memberships, maker)
    .innerJoin(persons, eq(persons.id, spaceLinks.madeById))
    .where(
      and(
        eq(spaceLinks.tokenHash, hashToken(token)),
        stands(now),
        or(isNull(persons.suspendedAt), lte(persons.suspendedUntil, now)),
      ),
    );
  return row;
}

/** Links of a space that still let someone in, the oldest first. */
export function listLinks(
  db: Db,
  spaceId: string,
  { after, limit, now }: { after: string | undefined; limit: number; now: Date },
): Promise<SpaceLink[]> {
  return db
    .select()
    .from(spaceLinks)
    .where(
      and(
        eq(spaceLinks.spaceId, spaceId),
        stands(now),
        lt(spaceLinks.uses, spaceLinks.mostUses),
        after === undefined ? undefined : gt(spaceLinks.id, after),
      ),
    )
    .orderBy(asc(spaceLinks.id))
    .limit(limit);
}
