import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '../platform/db.ts';
import { isAliasOf, isMarked, posts } from '../spaces/index.ts';
import { newPosts } from './rules.ts';

/** How many posts of someone stand, as far as that matters here. */
export async function countStanding(db: Db, personId: string): Promise<number> {
  const standing = db
    .select({ one: sql`1` })
    .from(posts)
    .where(and(eq(posts.authorId, personId), isNull(posts.removedAt)))
    .limit(newPosts)
    .as('standing');
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(standing);
  return row?.count ?? 0;
}

/** The topic of a post of someone's own, also of one without their name, that does not ask its facilitators yet. */
export async function findTopicNotAsked(
  db: Db,
  personId: string,
  postId: string,
): Promise<string | undefined> {
  const isOwn = or(eq(posts.authorId, personId), isAliasOf({ personId }, posts.authorId));
  const [post] = await db
    .select({ topicId: posts.topicId, html: posts.html })
    .from(posts)
    .where(and(eq(posts.id, postId), isOwn));
  return post && !isMarked(post.html) ? post.topicId : undefined;
}
