import { and, eq, getTableColumns, isNull, ne } from 'drizzle-orm';
import type { Db } from '../platform/db.ts';
import { authorTables, spaces, topics } from '../spaces/index.ts';
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

/** As everyone sees it who may read the topic. None of a circle, where that depends on when someone joined. */
export async function describeBrief(db: Db, topicId: string): Promise<BriefRow | undefined> {
  const [found] = await selectBrief(db)
    .innerJoin(topics, and(eq(topics.id, topicBriefs.topicId), isNull(topics.deletedAt)))
    .innerJoin(spaces, and(eq(spaces.id, topics.spaceId), ne(spaces.kind, 'circle')))
    .where(eq(topicBriefs.topicId, topicId));
  return found;
}
