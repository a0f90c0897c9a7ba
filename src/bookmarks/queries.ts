import { and, desc, eq, isNull, not, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '../platform/db.ts';
import {
  authorPseudonym,
  authorTables,
  beginningVisibleTo,
  blockedFrom,
  excerptReads,
  posts,
  postVisibleTo,
  spaces,
  topics,
  topicVisibleTo,
} from '../spaces/index.ts';
import { type Bookmark, bookmarks } from './tables.ts';

/** One of the two that can be saved. */
export type What = { postId: string } | { topicId: string };

const savedTopic = alias(topics, 'saved_topic');
const author = authorTables('author');
const authorId = sql`coalesce(${posts.authorId}, ${topics.authorId})`;

/** The topic that a saved one was put into has its place. */
const standsIn = (db: Db) =>
  db
    .select({ id: sql`coalesce(${savedTopic.mergedIntoId}, ${savedTopic.id})` })
    .from(savedTopic)
    .where(eq(savedTopic.id, bookmarks.topicId));

/** Which of the things that someone saved are this one. Topics that were put together since are one. */
export function isOf(db: Db, personId: string, what: What): SQL | undefined {
  const theirs = eq(bookmarks.personId, personId);
  if ('postId' in what) return and(theirs, eq(bookmarks.postId, what.postId));
  const it = sql`(select coalesce(t.merged_into_id, t.id) from ${topics} t where t.id = ${what.topicId})`;
  return and(theirs, sql`${bookmarks.topicId} is not null and ${standsIn(db)} = ${it}`);
}

export async function findBookmark(
  db: Db,
  personId: string,
  what: What,
): Promise<Bookmark | undefined> {
  const its = isOf(db, personId, what);
  const [found] = await db.select().from(bookmarks).where(its).orderBy(desc(bookmarks.id)).limit(1);
  return found;
}

/** Of two saved topics that were put together, the one that was saved last. */
const isShown = or(
  isNull(bookmarks.topicId),
  sql`not exists (select from ${bookmarks} later join ${topics} other on other.id = later.topic_id
    where later.person_id = ${bookmarks.personId} and later.id > ${bookmarks.id}
      and coalesce(other.merged_into_id, other.id) = ${topics.id})`,
);

/** Whether it is theirs to read now, by the rules by which everything is listed; nothing is shown across a block. */
const isReadable = (me: { personId: string }) =>
  sql<boolean>`(${and(
    isNull(topics.deletedAt),
    isNull(posts.removedAt),
    not(blockedFrom(me, authorId)),
    sql`case when ${bookmarks.postId} is null then (${topicVisibleTo(me)}) else (${postVisibleTo(me)}) end`,
  )})`;

const selectBookmarks = (db: Db, personId: string) =>
  db
    .select({
      bookmark: bookmarks,
      isReadable: isReadable({ personId }),
      readsBeginning: sql<boolean>`(${beginningVisibleTo({ personId })})`,
      space: { id: spaces.id, name: spaces.name, kind: spaces.kind },
      topic: { title: topics.title, pseudonym: topics.pseudonym, createdAt: topics.createdAt },
      post: {
        source: sql<string | null>`left(${posts.source}, ${sql.raw(String(excerptReads))})`,
        createdAt: posts.createdAt,
        pseudonym: authorPseudonym,
      },
      author: author.columns,
    })
    .from(bookmarks)
    .leftJoin(posts, eq(posts.id, bookmarks.postId))
    .leftJoin(savedTopic, eq(savedTopic.id, bookmarks.topicId))
    .innerJoin(
      topics,
      eq(topics.id, sql`coalesce(${posts.topicId}, ${savedTopic.mergedIntoId}, ${savedTopic.id})`),
    )
    .innerJoin(spaces, eq(spaces.id, topics.spaceId))
    .leftJoin(author.person, eq(author.person.id, authorId))
    .leftJoin(author.district, eq(author.district.id, author.person.districtId));

export type BookmarkRow = Awaited<ReturnType<typeof selectBookmarks>>[number];
export type BookmarkKey = readonly [at: string, id: string];
type Wish = { spaceId: string | undefined; after: BookmarkKey | undefined; limit: number };

/** What someone saved, the newest first; of one space, what is theirs to read there now. */
export function listBookmarks(
  db: Db,
  personId: string,
  { spaceId, after, limit }: Wish,
): Promise<BookmarkRow[]> {
  const ofSpace = spaceId && and(eq(spaces.id, spaceId), isReadable({ personId }));
  const beyond =
    after &&
    sql`(${bookmarks.savedAt}, ${bookmarks.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  return selectBookmarks(db, personId)
    .where(and(eq(bookmarks.personId, personId), isShown, ofSpace || undefined, beyond))
    .orderBy(desc(bookmarks.savedAt), desc(bookmarks.id))
    .limit(limit);
}

/** More than anyone will mark as saved in one topic. */
const mostInTopic = 1_000;

/** What someone saved of one topic: posts as they stand in it now, null for the topic itself. */
export async function listSavedIn(
  db: Db,
  personId: string,
  topicId: string,
): Promise<(string | null)[]> {
  const stands = eq(posts.topicId, topicId);
  const rows = await db
    .select({ postId: bookmarks.postId })
    .from(bookmarks)
    .leftJoin(posts, eq(posts.id, bookmarks.postId))
    .where(and(eq(bookmarks.personId, personId), or(stands, isOf(db, personId, { topicId }))))
    .orderBy(desc(bookmarks.id))
    .limit(mostInTopic);
  return rows.map(({ postId }) => postId);
}
