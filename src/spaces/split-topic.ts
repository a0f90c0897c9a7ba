import { and, eq } from 'drizzle-orm';
import { findPerson } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { newId } from '../platform/ids.ts';
import { checkStudentData, flagText } from '../student-data/index.ts';
import { postWritten, topicSplit, topicSubject } from './events.ts';
import { holdToRearrange } from './keep-topic-order.ts';
import { rendererVersion, renderMarkdown } from './markdown.ts';
import { countTopics } from './move-topic.ts';
import { copyLevels, findPlaces, placePosts, settleCounts } from './place-posts.ts';
import { placeApart } from './placement.ts';
import { checkSplit } from './rules.ts';
import type { TopicSplit } from './schemas.ts';
import { sayWhereTheyWent } from './split-words.ts';
import { posts, readMarks, type Topic, topics } from './tables.ts';

/**
 * Takes posts out of a topic into one of their own, and says so in a post at the end of the first. The author of the
 * oldest of them is its author. People have read there what they had read here.
 */
export async function splitTopic(
  deps: Deps,
  actor: Actor,
  topicId: string,
  { title, postIds, studentDataConfirmed }: TopicSplit,
): Promise<{ topicId: string }> {
  return deps.db.transaction(async (tx) => {
    const held = await holdToRearrange(tx, actor, [topicId]);
    const { topic } = await held.require(topicId);
    const places = await findPlaces(tx, topicId);
    const first = checkSplit(places, postIds);
    const confirmed = checkStudentData({ title }, studentDataConfirmed);

    const at = deps.now();
    const otherId = newId();
    const chosen = new Set(postIds);
    await tx.insert(topics).values({
      ...{
        id: otherId,
        spaceId: topic.spaceId,
        authorId: first.authorId,
        kind: 'discussion',
        title,
      },
      ...{ createdAt: first.createdAt, postsCount: 0, lastPosition: 0 },
      ...{ lastPostAt: first.createdAt, lastPostId: first.id, lastPosterId: first.authorId },
      lastExcerpt: '',
    });
    await placePosts(tx, placeApart(places, chosen, otherId), at);
    await copyLevels(tx, topicId, otherId);
    await settleCounts(tx, otherId, {});
    await countTopics(tx, topic.spaceId, 1);
    await flagText(tx, { topicId: otherId, postId: null }, confirmed, at);
    const position = places.length - chosen.size + 1;
    const say = sayWhereTheyWent((await findPerson(tx, actor.personId))?.language ?? 'en');
    const url = `${deps.publicUrl}/topics/${otherId}`;
    const note = { source: say({ count: chosen.size, title, url }), position };
    await leaveNote(tx, actor.personId, topic, note, at);
    const answerPostId = chosen.has(topic.answerPostId ?? '') ? null : topic.answerPostId;
    await settleCounts(tx, topicId, { answerPostId, version: topic.version + 1 });

    const entry = { actorId: actor.personId, subject: topicSubject(topicId) };
    const details = { topicId: otherId, posts: chosen.size };
    await writeAudit(tx, { ...entry, action: 'spaces.topic-split', details }, at);
    await record(
      tx,
      topicSplit,
      { spaceId: topic.spaceId, topicId: otherId, fromTopicId: topicId },
      at,
    );
    return { topicId: otherId };
  });
}

type Note = { source: string; position: number };

/** The post that says where the others went. It asks nobody. */
async function leaveNote(
  tx: Tx,
  personId: string,
  topic: Pick<Topic, 'id' | 'spaceId'>,
  note: Note,
  at: Date,
) {
  const postId = newId();
  const { html } = renderMarkdown(note.source);
  const place = { id: postId, topicId: topic.id, authorId: personId, createdAt: at };
  await tx.insert(posts).values({ ...place, ...note, html, htmlVersion: rendererVersion });
  const theirs = and(eq(readMarks.personId, personId), eq(readMarks.topicId, topic.id));
  const { position } = note;
  await tx
    .update(readMarks)
    .set({ position, at })
    .where(and(theirs, eq(readMarks.position, position - 1)));
  const event = { spaceId: topic.spaceId, topicId: topic.id, postId, personId, askedIds: [] };
  await record(tx, postWritten, event, at);
}
