import { eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { topicSubject, topicsMerged } from './events.ts';
import { holdToRearrange } from './keep-topic-order.ts';
import { findMergedInto } from './merged-topics.ts';
import { countTopics } from './move-topic.ts';
import { copyLevels, findPlaces, placePosts, settleCounts } from './place-posts.ts';
import { placeTogether } from './placement.ts';
import { checkMergeable } from './rules.ts';
import { type Topic, topicLevels, topics } from './tables.ts';

/**
 * Makes two topics of a space one: the posts of the first come into the second, all in the order of time. Who asks for the
 * first is led to the second from then on. Of the other one stay its title, kind and answer; who wrote the oldest post
 * is its author. Done twice, it is done once.
 */
export async function mergeTopics(
  deps: Deps,
  actor: Actor,
  topicId: string,
  intoId: string,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const held = await holdToRearrange(tx, actor, [topicId, intoId]);
    const { topic: into } = await held.require(intoId);
    if ((await findMergedInto(tx, topicId)) === intoId) return;
    const { topic } = await held.require(topicId);
    checkMergeable(topic, into);

    const at = deps.now();
    const [come, stay] = [await findPlaces(tx, topicId), await findPlaces(tx, intoId)];
    await placePosts(tx, placeTogether(intoId, stay, come), at);
    await copyLevels(tx, topicId, intoId);
    await leaveRedirect(tx, topic, intoId, at);
    const [first, second] = [come[0], stay[0]];
    const oldest = first && second && first.createdAt < second.createdAt ? first : second;
    const begun = oldest && { authorId: oldest.authorId, createdAt: oldest.createdAt };
    await settleCounts(tx, intoId, { ...begun, version: into.version + 1 });
    await countTopics(tx, topic.spaceId, -1);

    const entry = { actorId: actor.personId, subject: topicSubject(topicId) };
    const details = { into: intoId, posts: come.length };
    await writeAudit(tx, { ...entry, action: 'spaces.topics-merged', details }, at);
    const postIds = [first, second].flatMap((post) => post?.id ?? []);
    const event = { spaceId: topic.spaceId, topicId: intoId, mergedTopicId: topicId, postIds };
    await record(tx, topicsMerged, event, at);
  });
}

/** Also for those that were led here themselves: nobody is led twice. */
async function leaveRedirect(
  tx: Tx,
  topic: Pick<Topic, 'id'>,
  intoId: string,
  at: Date,
): Promise<void> {
  const gone = { deletedAt: at, mergedIntoId: intoId, postsCount: 0, pinned: false };
  await tx.update(topics).set(gone).where(eq(topics.id, topic.id));
  await tx.update(topics).set({ mergedIntoId: intoId }).where(eq(topics.mergedIntoId, topic.id));
  await tx.delete(topicLevels).where(eq(topicLevels.topicId, topic.id));
}
