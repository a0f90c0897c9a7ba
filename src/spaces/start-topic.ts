import { randomInt, randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { newId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import { checkStudentData, flagText } from '../student-data/index.ts';
import { findPseudonyms } from './anonymous-authors.ts';
import { postWritten, topicStarted } from './events.ts';
import { keepMentions, prepareBody } from './mentioned-people.ts';
import { mayPost, mayRead } from './policy.ts';
import { attachToPost, wordsOfFiles } from './post-files.ts';
import { choosePseudonym } from './pseudonyms.ts';
import { holdSpace } from './queries.ts';
import { requireCharter } from './require-charter.ts';
import { checkActive, checkAnonymous, checkTopicKind, notAMember } from './rules.ts';
import type { TopicStart } from './schemas.ts';
import { anonymousAuthors, posts, readMarks, spaces, topics } from './tables.ts';

/**
 * What a topic with a life of its own begins with besides its text, in the same transaction. What stands higher hands
 * it in, and checks its own wishes there: the policy has been asked by then.
 */
export type Beginning = (
  tx: Tx,
  topic: { topicId: string; spaceId: string; at: Date },
) => Promise<void>;

/** Starts a topic: its text is its first post. */
export async function startTopic(
  deps: Deps,
  actor: Actor,
  spaceId: string,
  wish: TopicStart,
  begin?: Beginning,
): Promise<{ topicId: string }> {
  return deps.db.transaction(async (tx) => {
    const standing = await holdSpace(tx, actor, spaceId);
    if (standing) await requireCharter(tx, standing);
    if (!standing || !mayRead(standing)) throw notFound();
    if (!mayPost(standing)) throw notAMember();
    checkActive(standing.space);
    if (!begin) checkTopicKind(wish.kind);
    if (wish.anonymous) checkAnonymous(standing.space, wish.kind);
    const { personId } = actor;
    // By chance and not by the clock, like other ids: what was made at the same moment would be next to it.
    const authorId = wish.anonymous ? randomUUID() : personId;
    const { title, body: written } = wish;
    const attachments = await wordsOfFiles(tx, { personId, authorId }, wish.attachments);
    const said = { title, body: written, attachments };
    const confirmed = checkStudentData(said, wish.studentDataConfirmed);

    const pseudonym = wish.anonymous
      ? choosePseudonym(await findPseudonyms(tx, spaceId), (below) => randomInt(below))
      : null;
    const body = await prepareBody(tx, wish.anonymous ? null : personId, standing.space, wish.body);
    const at = deps.now();
    const topicId = newId();
    const postId = newId();
    await tx.insert(topics).values({
      ...{ id: topicId, spaceId, authorId, pseudonym, kind: wish.kind, title: wish.title },
      tags: wish.tags,
      ...{ createdAt: at, postsCount: 1, lastPosition: 1 },
      ...{ lastPostAt: at, lastPostId: postId, lastPosterId: authorId, lastExcerpt: body.excerpt },
    });
    const { excerpt: _, askedIds, ...words } = body;
    const first = { id: postId, topicId, authorId, position: 1, createdAt: at };
    await tx.insert(posts).values({ ...first, ...words });
    await keepMentions(tx, postId, askedIds, at);
    await flagText(tx, { topicId, postId }, confirmed, at);
    await attachToPost(tx, { postId, personId, authorId, at }, wish.attachments);
    if (wish.anonymous)
      await tx.insert(anonymousAuthors).values({ topicId, aliasId: authorId, personId });
    else await tx.insert(readMarks).values({ personId, topicId, position: 1, at });
    const topicsCount = sql`${spaces.topicsCount} + 1`;
    await tx.update(spaces).set({ topicsCount }).where(eq(spaces.id, spaceId));

    await begin?.(tx, { topicId, spaceId, at });

    const event = { spaceId, topicId, postId, personId: authorId };
    await record(tx, topicStarted, event, at);
    await record(tx, postWritten, { ...event, askedIds }, at);
    return { topicId };
  });
}
