import { and, eq, ne, not, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { persons } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { isStaff, openCasesFor } from './queries.ts';
import { appealWaits } from './show-appeals.ts';
import { appeals, cases } from './tables.ts';

/** What of one kind waits for a decision of someone: how much, and which of it the longest. */
export type WaitingDecisions = { count: number; oldest: { id: string; at: Date } };

const most = 100;
const other = alias(persons, 'other_staff');
/** Whoever suspended someone leaves their appeal to others, where there are any. */
const isLeftToOthers = ({ personId }: Actor) => sql`(${persons.suspendedById} = ${personId}
  and exists (select from ${persons} ${other} where ${ne(other.staffRole, 'none')}
    and ${other.id} not in (${personId}, ${persons.id})))`;

/** Reports and appeals that someone may decide about, up to a hundred of each. */
export async function decisionsFor(
  db: Db,
  actor: Actor,
  now: Date,
): Promise<{ reports: WaitingDecisions | null; appeals: WaitingDecisions | null }> {
  const reported = openCasesFor(db, actor).orderBy(cases.openedAt).limit(most).as('reported');
  const appealed = db
    .select({ id: appeals.id, at: sql`${appeals.at}`.as('at') })
    .from(appeals)
    .innerJoin(persons, eq(persons.id, appeals.personId))
    .where(
      and(
        appealWaits(now),
        isStaff(actor),
        ne(appeals.personId, actor.personId),
        not(isLeftToOthers(actor)),
      ),
    )
    .orderBy(appeals.at)
    .limit(most)
    .as('appealed');
  const { rows } = await db.execute<{
    of: 'reports' | 'appeals';
    count: number;
    id: string;
    at: string;
  }>(sql`
    select waiting.of, count(*)::int as count, (array_agg(id order by at, id))[1] as id, min(at)::text as at
      from (select 'reports' as of, id, at from ${reported}
            union all select 'appeals', id, at from ${appealed}) waiting group by waiting.of`);
  const found = (of: 'reports' | 'appeals') => {
    const row = rows.find((one) => one.of === of);
    return row ? { count: row.count, oldest: { id: row.id, at: new Date(row.at) } } : null;
  };
  return { reports: found('reports'), appeals: found('appeals') };
}
