import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import { authorFrom, authorTables, beginningVisibleTo, spaces, topics } from '../spaces/index.ts';
import type { ReadFlagged } from '../student-data/index.ts';
import { topicBriefs } from './tables.ts';

const writer = authorTables('writer');

/** Briefs that moderators are to look at, as they stand now: where they read the topic from its beginning. */
export const readFlaggedBriefs: ReadFlagged = async (db, actor, flags) => {
  const ofBriefs = flags.filter(({ parts }) => parts.includes('brief'));
  if (ofBriefs.length === 0) return new Map();
  const topicIds = ofBriefs.map(({ topicId }) => topicId);
  const rows = await db
    .select({
      topic: { id: topics.id, spaceId: topics.spaceId, title: topics.title },
      body: topicBriefs.source,
      writer: writer.columns,
    })
    .from(topicBriefs)
    .innerJoin(topics, and(eq(topics.id, topicBriefs.topicId), isNull(topics.deletedAt)))
    .innerJoin(spaces, eq(spaces.id, topics.spaceId))
    .leftJoin(writer.person, eq(writer.person.id, topicBriefs.writtenById))
    .leftJoin(writer.district, eq(writer.district.id, writer.person.districtId))
    .where(
      and(inArray(topics.id, topicIds), ne(topicBriefs.source, ''), beginningVisibleTo(actor)),
    );
  const found = new Map(rows.map((row) => [row.topic.id, row]));
  return new Map(
    ofBriefs.flatMap(({ id, topicId }) => {
      const row = found.get(topicId);
      if (!row) return [];
      const { spaceId, title } = row.topic;
      const [body, author] = [row.body, authorFrom(row.writer)];
      return [[id, { spaceId, title, body, files: [], author }] as const];
    }),
  );
};
