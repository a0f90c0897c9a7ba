import { eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { forbidden } from '../platform/problem.ts';
import { checkStudentData, flagText } from '../student-data/index.ts';
import { postEdited } from './events.ts';
import { prepareBody, replaceMentions } from './mentioned-people.ts';
import { mayEditPost, mayReadPost } from './policy.ts';
import { holdPost } from './post-queries.ts';
import { whyNotPost } from './require-charter.ts';
import { checkMaySpeak, checkStands, checkTakesPosts, checkVersion } from './rules.ts';
import type { PostChange } from './schemas.ts';
import { postRevisions, posts, topics } from './tables.ts';

/** Changes one's own words. What they were before is kept for the readers; saying the same again changes nothing. */
export async function editPost(
  deps: Deps,
  actor: Actor,
  postId: string,
  change: PostChange,
  expectedVersion?: number,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const held = await holdPost(tx, actor, postId);
    if (!held || !mayReadPost(held.standing, held.post)) throw await whyNotPost(tx, actor, postId);
    const { post, topic, standing } = held;
    if (!mayEditPost(actor, standing, post)) throw forbidden();
    checkStands(post);
    checkTakesPosts(standing.space, topic);
    checkMaySpeak(topic, actor.personId);
    checkVersion(post, expectedVersion);

    const { excerpt, askedIds, ...words } = await prepareBody(
      tx,
      standing.aliasId ? null : post.authorId,
      standing.space,
      change.body,
    );
    if (words.source === post.source) return;
    const confirmed = checkStudentData({ body: change.body }, change.studentDataConfirmed);
    const at = deps.now();
    const { version } = post;
    const writtenAt = post.editedAt ?? post.createdAt;
    await tx.insert(postRevisions).values({ postId, version, source: post.source, writtenAt });
    const changed = { ...words, editedAt: at, version: version + 1 };
    await tx.update(posts).set(changed).where(eq(posts.id, postId));
    if (topic.lastPostId === postId) {
      await tx.update(topics).set({ lastExcerpt: excerpt }).where(eq(topics.id, topic.id));
    }
    await flagText(tx, { topicId: topic.id, postId }, confirmed, at);
    const asked = await replaceMentions(tx, postId, askedIds, at);
    const place = { spaceId: topic.spaceId, topicId: topic.id, postId };
    const event = { ...place, personId: post.authorId, askedIds: asked };
    await record(tx, postEdited, event, at);
  });
}
