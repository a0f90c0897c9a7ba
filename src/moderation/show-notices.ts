import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { posts, spaces, topics } from '../spaces/index.ts';
import { readsReported, topicOfCase } from './queries.ts';
import type { NoticeView } from './schemas.ts';
import { cases, notices } from './tables.ts';

const most = 20;

/** What someone was told and has not seen yet, the oldest first. */
export async function showNotices(db: Db, actor: Actor): Promise<{ items: NoticeView[] }> {
  const { id, kind, at, words } = notices;
  const isThere = sql`${topics.deletedAt} is null and ${readsReported(actor)}`;
  const items = await db
    .select({
      ...{ id, kind, at, words, of: cases.of, postId: cases.postId },
      topicId: sql<string | null>`case when ${isThere} then ${topics.id} end`,
    })
    .from(notices)
    .innerJoin(cases, eq(cases.id, notices.caseId))
    .leftJoin(posts, eq(posts.id, cases.postId))
    .innerJoin(topics, eq(topics.id, topicOfCase))
    .innerJoin(spaces, eq(spaces.id, cases.spaceId))
    .where(and(eq(notices.personId, actor.personId), isNull(notices.seenAt)))
    .orderBy(asc(notices.id))
    .limit(most);
  return { items };
}
