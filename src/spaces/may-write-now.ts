import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { mayModerate, mayPost, mayReadPost, mayReadTopic } from './policy.ts';
import { findPost } from './post-queries.ts';
import { findSpace } from './queries.ts';
import { findTopic, type HeldTopic } from './topic-queries.ts';

const takesPosts = ({ topic, standing }: HeldTopic): boolean =>
  mayPost(standing) && topic.lockedAt === null && standing.space.archivedAt === null;

/** Whether a reply of theirs could stand there now, and under their name: their own anonymous topic is none of these. */
export async function mayReplyByName(db: Db, actor: Actor, topicId: string): Promise<boolean> {
  const found = await findTopic(db, actor, topicId);
  if (!found || !mayReadTopic(found.standing, found.topic)) return false;
  return takesPosts(found) && !found.standing.aliasId;
}

/** Whether this is a post under their name that they may change now. */
export async function mayEditByName(db: Db, actor: Actor, postId: string): Promise<boolean> {
  const found = await findPost(db, actor, postId);
  const isTheirs = found?.post.authorId === actor.personId && found.post.removedAt === null;
  return isTheirs && mayReplyByName(db, actor, found.post.topicId);
}

/** Whether they may start a topic that is under their name from its first word: in a circle that is not known before it is posted. */
export async function mayStartTopicByName(db: Db, actor: Actor, spaceId: string): Promise<boolean> {
  const standing = await findSpace(db, actor, spaceId);
  if (!standing || !mayPost(standing)) return false;
  return standing.space.archivedAt === null && standing.space.kind !== 'circle';
}

/** Whether they keep order in the topic, and so may say what it came to. */
export async function maySumUp(db: Db, actor: Actor, topicId: string): Promise<boolean> {
  const found = await findTopic(db, actor, topicId);
  if (!found || !mayReadPost(found.standing, found.topic)) return false;
  return mayModerate(found.standing) && found.standing.space.archivedAt === null;
}

/** Whether the topic is a round of check-ins that takes their answer, so far as its space and topic say. */
export async function mayAnswerRound(db: Db, actor: Actor, topicId: string): Promise<boolean> {
  const found = await findTopic(db, actor, topicId);
  if (found?.topic.kind !== 'check-in' || !mayReadPost(found.standing, found.topic)) return false;
  return takesPosts(found);
}
