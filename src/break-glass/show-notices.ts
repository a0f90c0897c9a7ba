import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { memberships, spaces } from '../spaces/index.ts';
import { entries, notices } from './tables.ts';

const most = 20;
/** A reason may tell of what is said there: so it is for those to whom the circle is open, and for whom it is about. */
const mayHearWhy = sql`${notices.isAuthor} or ${memberships.charterVersion} >= ${spaces.charterVersion}`;

/** What someone was told and has not seen, the oldest first. Whoever left a circle is not told its name again. */
export async function showNotices(db: Db, { personId }: Actor) {
  const rows = await db
    .select({
      entryId: entries.id,
      topicId: sql<string | null>`case when ${notices.isAuthor} then ${entries.topicId} end`,
      space: { id: spaces.id, name: spaces.name },
      reason: sql<string>`case when ${mayHearWhy} then ${entries.reason} else '' end`,
      at: notices.at,
    })
    .from(notices)
    .innerJoin(entries, eq(entries.id, notices.entryId))
    .leftJoin(
      memberships,
      and(eq(memberships.spaceId, entries.spaceId), eq(memberships.personId, personId)),
    )
    .leftJoin(spaces, eq(spaces.id, memberships.spaceId))
    .where(and(eq(notices.personId, personId), isNull(notices.seenAt)))
    .orderBy(asc(notices.at), asc(entries.id))
    .limit(most);
  return { items: rows };
}

/** How many that is, for the bell. */
export const countGlassNotices = (db: Db, personId: string): Promise<number> =>
  db.$count(notices, and(eq(notices.personId, personId), isNull(notices.seenAt)));
