import { and, eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { forbidden, invalidInput } from '../platform/problem.ts';
import { topicChanged } from './events.ts';
import { mayAcceptAnswer, mayReadTopic } from './policy.ts';
import { whyNotTopic } from './require-charter.ts';
import { checkActive, checkStands, notAQuestion } from './rules.ts';
import { posts, topics } from './tables.ts';
import { holdTopic } from './topic-queries.ts';

/** Says which post answers a question, or takes that back. */
export async function acceptAnswer(
  deps: Deps,
  actor: Actor,
  topicId: string,
  postId: string | null,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const held = await holdTopic(tx, actor, topicId);
    if (!held || !mayReadTopic(held.standing, held.topic)) throw await whyNotTopic(tx, held);
    const { topic, standing } = held;
    if (!mayAcceptAnswer(actor, standing, topic)) throw forbidden();
    checkActive(standing.space);
    if (topic.kind !== 'question') throw notAQuestion();
    if (topic.answerPostId === postId) return;
    if (postId !== null) await checkAnswers(tx, topicId, postId);

    const at = deps.now();
    const version = topic.version + 1;
    await tx.update(topics).set({ answerPostId: postId, version }).where(eq(topics.id, topicId));
    await record(tx, topicChanged, { spaceId: topic.spaceId, topicId }, at);
  });
}

async function checkAnswers(tx: Tx, topicId: string, postId: string): Promise<void> {
  const here = and(eq(posts.id, postId), eq(posts.topicId, topicId));
  const [post] = await tx.select().from(posts).where(here);
  if (!post) {
    throw invalidInput('The answer is not in the topic', {
      errors: [{ pointer: '#/postId', detail: 'Expected the id of a post in this topic' }],
    });
  }
  if (post.position === 1) throw notAQuestion('A question is not its own answer');
  checkStands(post);
}
