import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../platform/db.ts';
import { excerptOf } from './markdown.ts';
import { type Mark, marksAfter, type Placement } from './placement.ts';
import { newestStanding } from './post-queries.ts';
import { type Post, posts, readMarks, topicLevels, topics } from './tables.ts';

export type PlacedPost = Pick<
  Post,
  'id' | 'topicId' | 'authorId' | 'position' | 'createdAt' | 'removedAt'
>;

/** All posts of a topic that is held, tombstones too, without their words. */
export function findPlaces(tx: Tx, topicId: string): Promise<PlacedPost[]> {
  const { id, authorId, position, createdAt, removedAt } = posts;
  return tx
    .select({ id, topicId: posts.topicId, authorId, position, createdAt, removedAt })
    .from(posts)
    .where(eq(posts.topicId, topicId))
    .orderBy(asc(position));
}

/**
 * Puts posts where they go, and moves the marks of their readers along. The topics are held by the caller, and the
 * placements name all of their posts.
 */
export async function placePosts(tx: Tx, placements: readonly Placement[], at: Date) {
  const topicIds = [...new Set(placements.map(({ from }) => from))];
  // Out of the way first: while they change, no two may stand at one place.
  const aside = { position: sql`-${posts.position}` };
  await tx.update(posts).set(aside).where(inArray(posts.topicId, topicIds));
  await tx.execute(sql`
    update ${posts} set topic_id = placed."topicId", position = placed.position
      from json_to_recordset(${JSON.stringify(placements)}::json)
        as placed (id uuid, "topicId" uuid, position int)
     where ${posts.id} = placed.id`);
  const theirs = inArray(readMarks.topicId, topicIds);
  const marks = await tx.select().from(readMarks).where(theirs).for('update');
  await tx.delete(readMarks).where(theirs);
  await keepMarks(tx, marksAfter(placements, marks), at);
}

async function keepMarks(tx: Tx, marks: readonly Mark[], at: Date) {
  await tx.execute(sql`
    insert into ${readMarks} (person_id, topic_id, position, at)
    select mark."personId", mark."topicId", mark.position, ${at}::timestamptz
      from json_to_recordset(${JSON.stringify(marks)}::json)
        as mark ("personId" uuid, "topicId" uuid, position int)
    on conflict (person_id, topic_id) do nothing`);
}

/** What people wished to hear of one topic they wish to hear of the other, where they said nothing else of that. */
export async function copyLevels(tx: Tx, fromId: string, toId: string): Promise<void> {
  await tx.execute(sql`
    insert into ${topicLevels} (person_id, topic_id, level, at)
    select person_id, ${toId}::uuid, level, at from ${topicLevels} where topic_id = ${fromId}
    on conflict (person_id, topic_id) do nothing`);
}

/** Brings the counts and the last post of a topic up to what stands in it now, together with what else changes on its row. */
export async function settleCounts(
  tx: Tx,
  topicId: string,
  more: Partial<typeof topics.$inferInsert>,
): Promise<void> {
  const [count] = await tx
    .select({
      postsCount: sql<number>`(count(*) filter (where ${posts.removedAt} is null))::int`,
      lastPosition: sql<number>`max(${posts.position})`,
    })
    .from(posts)
    .where(eq(posts.topicId, topicId));
  const newest = await newestStanding(tx, topicId);
  const last = newest && {
    lastPostAt: newest.createdAt,
    lastPostId: newest.id,
    lastPosterId: newest.authorId,
    lastExcerpt: excerptOf(newest.source),
  };
  await tx
    .update(topics)
    .set({ ...count, ...last, ...more })
    .where(eq(topics.id, topicId));
}
