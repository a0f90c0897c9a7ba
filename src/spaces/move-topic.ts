import { eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { notFound } from '../platform/problem.ts';
import { topicMoved, topicSubject } from './events.ts';
import { holdToRearrange } from './keep-topic-order.ts';
import { mayPost, mayRead } from './policy.ts';
import { findSpace, visibleTo } from './queries.ts';
import { requireCharter } from './require-charter.ts';
import { checkActive, checkMovable, notAMember } from './rules.ts';
import { mentions, posts, spaces, topicLevels, topics } from './tables.ts';

/**
 * Moves a topic to another space, where whoever moves it may start topics. From then on it is read by whoever reads
 * there: nobody stays asked in it, nor keeps a level of it, who does not; the event closes what they joined. Marks stay,
 * and count again for who comes to read it once more.
 */
export async function moveTopic(
  deps: Deps,
  actor: Actor,
  topicId: string,
  spaceId: string,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const held = await holdToRearrange(tx, actor, [topicId], [spaceId]);
    const { topic, standing } = await held.require(topicId);
    const fromSpaceId = topic.spaceId;
    if (fromSpaceId === spaceId) return;
    const target = await findSpace(tx, actor, spaceId);
    if (target) await requireCharter(tx, target);
    if (!target || !mayRead(target)) throw notFound();
    if (!mayPost(target)) throw notAMember();
    checkActive(target.space);
    checkMovable(standing.space.kind, target.space.kind);

    const at = deps.now();
    const version = topic.version + 1;
    await tx.update(topics).set({ spaceId, pinned: false, version }).where(eq(topics.id, topicId));
    await countTopics(tx, fromSpaceId, -1);
    await countTopics(tx, spaceId, 1);
    await forgetWhoReadsItNoMore(tx, topicId, spaceId);
    const entry = { actorId: actor.personId, subject: topicSubject(topicId) };
    const details = { from: fromSpaceId, to: spaceId };
    await writeAudit(tx, { ...entry, action: 'spaces.topic-moved', details }, at);
    await record(tx, topicMoved, { topicId, spaceId, fromSpaceId }, at);
  });
}

export async function countTopics(tx: Tx, spaceId: string, by: 1 | -1): Promise<void> {
  const topicsCount = sql`${spaces.topicsCount} + ${by}`;
  await tx.update(spaces).set({ topicsCount }).where(eq(spaces.id, spaceId));
}

async function forgetWhoReadsItNoMore(tx: Tx, topicId: string, spaceId: string): Promise<void> {
  const readsNot = (personId: SQL) =>
    sql`not exists (select 1 from ${spaces} where ${spaces.id} = ${spaceId} and ${visibleTo({ personId })})`;
  const itsPosts = tx.select({ id: posts.id }).from(posts).where(eq(posts.topicId, topicId));
  await tx
    .delete(mentions)
    .where(sql`${inArray(mentions.postId, itsPosts)} and ${readsNot(sql`${mentions.personId}`)}`);
  await tx
    .delete(topicLevels)
    .where(sql`${topicLevels.topicId} = ${topicId} and ${readsNot(sql`${topicLevels.personId}`)}`);
}
