import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../platform/db.ts';
import { posts } from '../spaces/index.ts';
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
