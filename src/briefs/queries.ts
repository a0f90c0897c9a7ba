import { and, eq, getTableColumns, isNull, ne, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { auditEntries } from '../platform/audit.ts';
import type { Db } from '../platform/db.ts';
import { authorTables, spaces, topicSubject, topics } from '../spaces/index.ts';
import { briefWritten } from './events.ts';
import { topicBriefs } from './tables.ts';

const writer = authorTables('writer');
const row = { brief: getTableColumns(topicBriefs), writer: writer.columns };

const selectBrief = (db: Db) =>
  db
    .select(row)
    .from(topicBriefs)
    .leftJoin(writer.person, eq(writer.person.id, topicBriefs.writtenById))
    .leftJoin(writer.district, eq(writer.district.id, writer.person.districtId));

export type BriefRow = Awaited<ReturnType<typeof selectBrief>>[number];

/** What was written of a topic; whether it is somebody's to read was asked before. */
export async function findBrief(db: Db, topicId: string): Promise<BriefRow | undefined> {
  const [found] = await selectBrief(db).where(eq(topicBriefs.topicId, topicId));
  return found;
}

/** Whether someone ever wrote a brief in a space: the brief knows who did last alone, the audit everyone. */
export const everWroteBriefIn = (personId: string | AnyPgColumn, spaceId: string | AnyPgColumn) =>
  sql<boolean>`exists (select 1 from ${topics} t
    join ${auditEntries} w on w.subject = ${topicSubject('')}::text || t.id
    where t.space_id = ${spaceId} and w.actor_id = ${personId} and w.action = ${briefWritten.type})`;

/** As everyone sees it who may read the topic. None of a circle, where that depends on when someone joined. */
export async function describeBrief(db: Db, topicId: string): Promise<BriefRow | undefined> {
  const [found] = await selectBrief(db)
    .innerJoin(topics, and(eq(topics.id, topicBriefs.topicId), isNull(topics.deletedAt)))
    .innerJoin(spaces, and(eq(spaces.id, topics.spaceId), ne(spaces.kind, 'circle')))
    .where(eq(topicBriefs.topicId, topicId));
  return found;
}
