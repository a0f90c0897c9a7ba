import { and, asc, eq, gte, ne, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../platform/db.ts';
import { blockedFrom } from './authors.ts';
import { memberships, spaces } from './tables.ts';

/** So many are asked at most; a space has a few. */
export const mostFacilitators = 20;

const lookAfter = (spaceId: string): SQL | undefined =>
  and(
    eq(memberships.spaceId, spaceId),
    eq(memberships.role, 'facilitator'),
    gte(memberships.charterVersion, spaces.charterVersion),
  );

export type Facilitators = {
  /** Whether anybody looks after the space: nobody does in a conversation. */
  exist: boolean;
  /** Who is asked; never the author, nor anyone with a block between. */
  askedIds: string[];
};

/**
 * Who looks after a space, those who came first if they are many.
 *
 * @param authorId  null for who asks anonymously: then all are asked alike, the author too if they are one of them, for
 *                  whoever is left out would tell who asks. Nobody is told of their own words all the same
 */
export async function findFacilitators(
  db: Db,
  authorId: string | null,
  spaceId: string,
): Promise<Facilitators> {
  const isBlocked = authorId
    ? blockedFrom({ personId: authorId }, memberships.personId)
    : sql<boolean>`false`;
  const found = await db
    .select({ personId: memberships.personId, isBlocked })
    .from(memberships)
    .innerJoin(spaces, eq(spaces.id, memberships.spaceId))
    .where(lookAfter(spaceId))
    .orderBy(asc(memberships.joinedAt), asc(memberships.personId))
    .limit(mostFacilitators);
  const others = found.filter((one) => one.personId !== authorId && !one.isBlocked);
  return { exist: found.length > 0, askedIds: others.map(({ personId }) => personId) };
}

/** How many look after a space besides someone; a block makes no difference, so that the number tells of none. */
export async function countFacilitators(
  db: Db,
  { personId }: { personId: string },
  spaceId: string,
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`least(count(*), ${mostFacilitators})::int` })
    .from(memberships)
    .innerJoin(spaces, eq(spaces.id, memberships.spaceId))
    .where(and(lookAfter(spaceId), ne(memberships.personId, personId)));
  return row?.count ?? 0;
}
