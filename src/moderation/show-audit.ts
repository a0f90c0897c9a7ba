import { and, desc, eq, gte, lt, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { personSubject, staffRoleOf } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import { auditEntries } from '../platform/audit.ts';
import type { Db } from '../platform/db.ts';
import { decodeCursor, pageOf } from '../platform/keyset.ts';
import { forbidden } from '../platform/problem.ts';
import { authorFrom, authorTables } from '../spaces/index.ts';
import { mayExportAudit } from './policy.ts';
import type { AuditPage, AuditQuery } from './schemas.ts';

/** The moment as text: PostgreSQL keeps it more exactly than a Date does. */
const Key = z.tuple([z.string().max(40), z.uuid()]);
const { at, id, actorId, action, subject, details } = auditEntries;
const actor = authorTables('audit_actor');

/** What of the log someone wants to see. */
const wanted = (query: AuditQuery): SQL | undefined =>
  and(
    query.of === undefined ? undefined : sql`starts_with(${action}, ${`${query.of}.`})`,
    query.personId === undefined
      ? undefined
      : or(eq(actorId, query.personId), eq(subject, personSubject(query.personId))),
    query.from && gte(at, query.from),
    query.until && lt(at, query.until),
  );

/** The audit log, the latest entry first, for administrators. */
export async function showAudit(
  db: Db,
  reader: Actor,
  query: AuditQuery,
): Promise<z.output<typeof AuditPage>> {
  if (!mayExportAudit(await staffRoleOf(db, reader))) throw forbidden();
  const after = decodeCursor(Key, query.cursor);
  const rows = await db
    .select({
      ...{ at, id, action, subject, details, actor: actor.columns },
      exactly: sql<string>`${at}::text`,
    })
    .from(auditEntries)
    .leftJoin(actor.person, eq(actor.person.id, actorId))
    .leftJoin(actor.district, eq(actor.district.id, actor.person.districtId))
    .where(
      and(
        wanted(query),
        after && sql`(${at}, ${id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(at), desc(id))
    .limit(query.limit + 1);
  return pageOf(
    rows,
    query.limit,
    (row) => ({ ...row, actor: authorFrom(row.actor), details: JSON.stringify(row.details) }),
    (row) => [row.exactly, row.id],
  );
}
