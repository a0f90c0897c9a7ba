import { and, asc, gt, isNull, ne, not } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { staffRoleColumn } from '../spaces/index.ts';
import { isPartyTo } from './queries.ts';
import { askedAfter, lapsesAt } from './rules.ts';
import { entries } from './tables.ts';

const most = 20;

/** Requests for which someone can be the second of the two, the oldest first. */
export async function entriesToConfirm(
  db: Db,
  { personId, secondFactor }: Actor,
  now: Date,
): Promise<{ id: string; askedAt: Date; lapsesAt: Date }[]> {
  if (!secondFactor) return [];
  const { id, askedAt } = entries;
  const rows = await db
    .select({ id, askedAt })
    .from(entries)
    .where(
      and(
        isNull(entries.decidedAt),
        isNull(entries.endedAt),
        gt(askedAt, askedAfter(now)),
        ne(entries.askedById, personId),
        ne(staffRoleColumn({ personId }), 'none'),
        not(isPartyTo(personId, entries.spaceId)),
      ),
    )
    .orderBy(asc(askedAt), asc(id))
    .limit(most);
  return rows.map((row) => ({ ...row, lapsesAt: lapsesAt(row) }));
}
