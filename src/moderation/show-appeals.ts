import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { persons, staffRoleOf } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { decodeCursor, MomentKey, pageOf } from '../platform/keyset.ts';
import type { PageQuery } from '../platform/page.ts';
import { forbidden } from '../platform/problem.ts';
import { authorFrom, authorTables } from '../spaces/index.ts';
import type { AppealView } from './schemas.ts';
import { appeals } from './tables.ts';

const Key = z.tuple([MomentKey, z.uuid()]);
const author = authorTables('appellant');

/** Not answered, and about a suspension that is in force; over `persons` as whoever appeals. */
export const appealWaits = (now: Date) =>
  and(
    isNull(appeals.decidedAt),
    eq(persons.suspendedAt, appeals.suspendedAt),
    or(isNull(persons.suspendedUntil), gt(persons.suspendedUntil, now)),
  );

/** Appeals that wait for an answer, the oldest first. */
export async function showAppeals(
  db: Db,
  actor: Actor,
  { limit, cursor }: PageQuery,
  now: Date,
): Promise<{ items: AppealView[]; next: string | null }> {
  if ((await staffRoleOf(db, actor)) === 'none') throw forbidden();
  const after = decodeCursor(Key, cursor);
  const { id, at, words } = appeals;
  const rows = await db
    .select({
      ...{ id, at, words, person: author.columns },
      since: appeals.suspendedAt,
      until: persons.suspendedUntil,
      reason: persons.suspensionReason,
      suspendedByMe: sql<boolean>`coalesce(${persons.suspendedById} = ${actor.personId}, false)`,
    })
    .from(appeals)
    .innerJoin(persons, eq(persons.id, appeals.personId))
    .innerJoin(author.person, eq(author.person.id, appeals.personId))
    .leftJoin(author.district, eq(author.district.id, author.person.districtId))
    .where(
      and(
        appealWaits(now),
        after && sql`(${at}, ${id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(at), asc(id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    (row) => ({ ...row, person: authorFrom(row.person), reason: row.reason ?? '' }),
    (row) => [row.at.toISOString(), row.id],
  );
}
