import { and, asc, lte, sql } from 'drizzle-orm';
import { staffRoleOf } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import { auditEntries, writeAudit } from '../platform/audit.ts';
import type { Db } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { forbidden } from '../platform/problem.ts';
import { csvLine } from './csv.ts';
import { mayExportAudit } from './policy.ts';

const atOnce = 1000;
const columns = ['at', 'id', 'actorId', 'action', 'subject', 'details'];

/**
 * The whole audit log as CSV, the oldest entry first, for administrators. That someone took it along is an entry as well,
 * and the last one of the file.
 *
 * @returns the file in pieces, each read when the one before has been taken
 */
export async function exportAudit(deps: Deps, actor: Actor): Promise<AsyncGenerator<string>> {
  const at = deps.now();
  await deps.db.transaction(async (tx) => {
    if (!mayExportAudit(await staffRoleOf(tx, actor))) throw forbidden();
    const entry = { actorId: actor.personId, subject: 'audit' };
    await writeAudit(tx, { ...entry, action: 'moderation.audit-exported' }, at);
  });
  return linesUntil(deps.db, at);
}

async function* linesUntil(db: Db, until: Date): AsyncGenerator<string> {
  yield csvLine(columns);
  let after: { at: string; id: string } | undefined;
  do {
    const rows = await readOn(db, until, after);
    yield rows
      .map((row) =>
        csvLine([
          ...[row.at.toISOString(), row.id, row.actorId ?? '', row.action, row.subject],
          JSON.stringify(row.details),
        ]),
      )
      .join('');
    const last = rows.length === atOnce ? rows.at(-1) : undefined;
    after = last && { at: last.exactly, id: last.id };
  } while (after);
}

/** @param after.at  as text: PostgreSQL keeps a moment more exactly than a Date does */
const readOn = (db: Db, until: Date, after: { at: string; id: string } | undefined) =>
  db
    .select({
      ...{ at: auditEntries.at, id: auditEntries.id, actorId: auditEntries.actorId },
      ...{ action: auditEntries.action, subject: auditEntries.subject },
      ...{ details: auditEntries.details, exactly: sql<string>`${auditEntries.at}::text` },
    })
    .from(auditEntries)
    .where(
      and(
        lte(auditEntries.at, until),
        after &&
          sql`(${auditEntries.at}, ${auditEntries.id}) > (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(auditEntries.at), asc(auditEntries.id))
    .limit(atOnce);
