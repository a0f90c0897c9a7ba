import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { authorFrom, authorTables, beginningVisibleTo, spaces, topics } from '../spaces/index.ts';
import type { ReadFlagged } from '../student-data/index.ts';
import { roundWords } from './round-words.ts';
import { checkInAnswers, checkIns } from './tables.ts';

const author = authorTables('author');

const written = (ids: string[]) =>
  sql`${roundWords((id) => sql`${id} = any(${sql.param(ids)}::uuid[])`)} as written`;

/**
 * What moderators are to look at in rounds, as it stands now: where they read the topic from its beginning, and when they
 * have shared or the round is settled.
 */
export const readFlaggedAnswers: ReadFlagged = async (db, actor, flags) => {
  const ids = flags.flatMap(({ postId }) => postId ?? []);
  if (ids.length === 0) return new Map();
  const hasShared = sql`exists (select from ${checkInAnswers} own
    where own.topic_id = ${topics.id} and own.person_id = ${actor.personId})`;
  const rows = await db
    .select({
      id: sql<string>`written.id`,
      body: sql<string>`written.body`,
      topic: { spaceId: topics.spaceId, title: topics.title },
      author: author.columns,
    })
    .from(written(ids))
    .innerJoin(checkIns, eq(checkIns.topicId, sql`written.topic_id`))
    .innerJoin(topics, and(eq(topics.id, checkIns.topicId), isNull(topics.deletedAt)))
    .innerJoin(spaces, eq(spaces.id, topics.spaceId))
    .leftJoin(author.person, eq(author.person.id, sql`written.person_id`))
    .leftJoin(author.district, eq(author.district.id, author.person.districtId))
    .where(
      and(beginningVisibleTo(actor), sql`(${checkIns.settledAt} is not null or ${hasShared})`),
    );
  const found = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    flags.flatMap(({ id, postId }) => {
      const row = postId === null ? undefined : found.get(postId);
      if (!row) return [];
      const { body, author: by } = row;
      return [[id, { ...row.topic, body, files: [], author: authorFrom(by) }] as const];
    }),
  );
};

/** What is asked in rounds that moderators are to look at: where they read the topic from its beginning. */
export const readFlaggedPrompts: ReadFlagged = async (db, actor, flags) => {
  const ofPrompts = flags.filter(({ parts }) => parts.includes('prompts'));
  if (ofPrompts.length === 0) return new Map();
  const topicIds = ofPrompts.map(({ topicId }) => topicId);
  const rows = await db
    .select({
      topic: { id: topics.id, spaceId: topics.spaceId, title: topics.title },
      prompts: checkIns.prompts,
      author: author.columns,
    })
    .from(checkIns)
    .innerJoin(topics, and(eq(topics.id, checkIns.topicId), isNull(topics.deletedAt)))
    .innerJoin(spaces, eq(spaces.id, topics.spaceId))
    .leftJoin(author.person, eq(author.person.id, topics.authorId))
    .leftJoin(author.district, eq(author.district.id, author.person.districtId))
    .where(and(inArray(topics.id, topicIds), beginningVisibleTo(actor)));
  const found = new Map(rows.map((row) => [row.topic.id, row]));
  return new Map(
    ofPrompts.flatMap(({ id, topicId }) => {
      const row = found.get(topicId);
      if (!row) return [];
      const { spaceId, title } = row.topic;
      const [body, by] = [row.prompts.join('\n\n'), authorFrom(row.author)];
      return [[id, { spaceId, title, body, files: [], author: by }] as const];
    }),
  );
};
