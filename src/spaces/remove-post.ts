import { eq, sql } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { forbidden } from '../platform/problem.ts';
import { postRemoved, topicRemoved } from './events.ts';
import { excerptOf } from './markdown.ts';
import { isOwn, mayFacilitate, mayReadPost, mayRemovePost } from './policy.ts';
import { endFilesOfPost } from './post-files.ts';
import { type HeldPost, holdPost, newestStanding } from './post-queries.ts';
import { whyNotPost } from './require-charter.ts';
import { checkActive, removerOf } from './rules.ts';
import { mentions, posts, spaces, topics } from './tables.ts';

/**
 * Takes a post down and leaves a tombstone in its place; taken down twice is taken down once. A topic whose last
 * standing post goes, goes with it.
 */
export async function removePost(
  deps: Deps,
  actor: Actor,
  postId: string,
  reason: string | null,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const held = await holdPost(tx, actor, postId);
    if (!held || !mayReadPost(held.standing, held.post)) throw await whyNotPost(tx, actor, postId);
    const { post, topic, standing } = held;
    if (!mayRemovePost(actor, standing, post)) throw forbidden();
    if (post.removedAt !== null) return;
    checkActive(standing.space);

    const at = deps.now();
    const own = isOwn(actor, standing, post);
    const personId = own ? post.authorId : actor.personId;
    const removedBy = removerOf(own, mayFacilitate(standing));
    const gone = { removedAt: at, removedById: personId, removedBy, removedReason: reason };
    await tx.update(posts).set(gone).where(eq(posts.id, postId));
    await endFilesOfPost(tx, post, at);
    await tx.delete(mentions).where(eq(mentions.postId, postId));
    if (removedBy !== 'author') {
      // Why is said in confidence in a circle: there it stands on the tombstone alone.
      const details = standing.space.kind === 'circle' ? {} : { reason };
      const entry = { actorId: personId, subject: `posts/${postId}`, details };
      await writeAudit(tx, { ...entry, action: 'spaces.post-removed' }, at);
    }
    const event = { spaceId: topic.spaceId, topicId: topic.id, postId };
    await record(tx, postRemoved, event, at);
    await settleTopic(tx, held, at);
  });
}

/** Brings the topic's counts and last post up to date after a post went. */
async function settleTopic(tx: Tx, { topic, post }: HeldPost, at: Date): Promise<void> {
  const { id: topicId, spaceId } = topic;
  const newest = await newestStanding(tx, topicId);
  if (!newest) {
    await tx.update(topics).set({ deletedAt: at, postsCount: 0 }).where(eq(topics.id, topicId));
    const topicsCount = sql`${spaces.topicsCount} - 1`;
    await tx.update(spaces).set({ topicsCount }).where(eq(spaces.id, spaceId));
    await record(tx, topicRemoved, { spaceId, topicId }, at);
    return;
  }
  const last = {
    lastPostAt: newest.createdAt,
    lastPostId: newest.id,
    lastPosterId: newest.authorId,
    lastExcerpt: excerptOf(newest.source),
  };
  const answerPostId = topic.answerPostId === post.id ? null : topic.answerPostId;
  const postsCount = topic.postsCount - 1;
  await tx
    .update(topics)
    .set({ ...last, answerPostId, postsCount })
    .where(eq(topics.id, topicId));
}
