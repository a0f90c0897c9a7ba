import { and, eq, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '../platform/db.ts';
import { memberships, spaces } from './tables.ts';

const theirs = alias(memberships, 'theirs');

/** Everyone who is in a cohort together with a person: whom they show what is for their cohorts. */
export async function cohortPeers(db: Db, personId: string): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ id: theirs.personId })
    .from(memberships)
    .innerJoin(spaces, eq(spaces.id, memberships.spaceId))
    .innerJoin(theirs, eq(theirs.spaceId, memberships.spaceId))
    .where(
      and(
        eq(memberships.personId, personId),
        eq(spaces.kind, 'cohort'),
        isNull(spaces.archivedAt),
        sql`${theirs.personId} <> ${personId}`,
      ),
    );
  return new Set(rows.map(({ id }) => id));
}
