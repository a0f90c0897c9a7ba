import { index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Tx } from './db.ts';
import { newId } from './ids.ts';

/** Who did what to whom, when. Rows are added and never changed: a trigger refuses anything else. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Null when the system itself or the command line acted. */
    actorId: uuid(),
    /** Capability, dot, past tense: `people.person-suspended`. */
    action: text().notNull(),
    /** What was acted on: `people/<id>`. */
    subject: text().notNull(),
    /** Identifiers and reasons; no names, addresses or words that people wrote in confidence. */
    details: jsonb().notNull().default({}),
  },
  (t) => [index().on(t.subject, t.at), index().on(t.at)],
);

type Entry = { actorId: string | null; action: string; subject: string; details?: object };

export async function writeAudit(tx: Tx, entry: Entry, at: Date): Promise<void> {
  await tx.insert(auditEntries).values({ ...entry, at });
}
