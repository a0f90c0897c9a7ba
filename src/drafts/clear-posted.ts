import { and, eq, inArray, isNotNull, or, sql } from 'drizzle-orm';
import type { Deps } from '../platform/deps.ts';
import { posts, topics } from '../spaces/index.ts';
import { isPosted } from './rules.ts';
import { drafts } from './tables.ts';

const isOfPost = or(
  and(eq(drafts.kind, 'reply'), eq(drafts.subjectId, posts.topicId)),
  and(eq(drafts.kind, 'edit'), eq(drafts.subjectId, posts.id)),
  and(eq(drafts.kind, 'topic'), eq(drafts.subjectId, topics.spaceId), eq(posts.position, 1)),
);

/**
 * What was posted is no draft any more, also where the device that posted it could not say so. A draft with words that do
 * not stand in the post is another, and stays. Whoever wrote anonymously has no draft, and is found by no alias.
 */
export async function clearPosted({ db, now }: Deps, postIds: readonly string[]): Promise<void> {
  const rows = await db
    .select({ draft: drafts, source: posts.source, title: topics.title })
    .from(posts)
    .innerJoin(topics, eq(topics.id, posts.topicId))
    .innerJoin(drafts, and(eq(drafts.personId, posts.authorId), isNotNull(drafts.words), isOfPost))
    .where(inArray(posts.id, [...postIds]));
  const posted = rows.filter(({ draft, ...post }) => draft.words && isPosted(draft.words, post));
  if (posted.length === 0) return;
  const theirs = posted.map(({ draft: { personId, kind, subjectId, version } }) =>
    and(
      ...[eq(drafts.personId, personId), eq(drafts.kind, kind)],
      ...[eq(drafts.subjectId, subjectId), eq(drafts.version, version)],
    ),
  );
  const cleared = { words: null, version: sql`${drafts.version} + 1`, savedAt: now() };
  await db
    .update(drafts)
    .set(cleared)
    .where(or(...theirs));
}
