import { eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { forbidden } from '../platform/problem.ts';
import { checkStudentData, flagText } from '../student-data/index.ts';
import { topicChanged, topicSubject } from './events.ts';
import { isOwn, mayEditTopic, mayModerate, mayReadTopic } from './policy.ts';
import { whyNotTopic } from './require-charter.ts';
import { checkActive, checkTakesPosts, checkVersion } from './rules.ts';
import type { TopicChange } from './schemas.ts';
import { topics } from './tables.ts';
import { holdTopic } from './topic-queries.ts';

/** Gives a topic another title or tags, or pins or closes it. Title and tags are its author's too; the rest is for facilitators. */
export async function changeTopic(
  deps: Deps,
  actor: Actor,
  topicId: string,
  { studentDataConfirmed, ...change }: TopicChange,
  expectedVersion?: number,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const held = await holdTopic(tx, actor, topicId);
    if (!held || !mayReadTopic(held.standing, held.topic)) throw await whyNotTopic(tx, held);
    const { topic, standing } = held;
    const { title, tags, pinned = topic.pinned, locked } = change;
    const ordersRoom = change.pinned !== undefined || locked !== undefined;
    const mayRename = mayEditTopic(actor, standing, topic);
    if (ordersRoom ? !mayModerate(standing) : !mayRename) throw forbidden();
    if ((title ?? tags) !== undefined && !mayRename) throw forbidden();
    if (mayModerate(standing)) checkActive(standing.space);
    else checkTakesPosts(standing.space, topic);
    checkVersion(topic, expectedVersion);
    if (Object.keys(change).length === 0) return;
    const confirmed =
      title === undefined ? null : checkStudentData({ title }, studentDataConfirmed);

    const at = deps.now();
    const lockedAt = locked === undefined ? topic.lockedAt : locked ? (topic.lockedAt ?? at) : null;
    const version = topic.version + 1;
    const words = { title: title ?? topic.title, tags: tags ?? topic.tags };
    const changed = { ...words, pinned, lockedAt, version };
    await tx.update(topics).set(changed).where(eq(topics.id, topicId));
    await flagText(tx, { topicId, postId: null }, confirmed, at);
    if (!isOwn(actor, standing, topic)) {
      const entry = { actorId: actor.personId, subject: topicSubject(topicId) };
      const details = { changed: Object.keys(change) };
      await writeAudit(tx, { ...entry, action: 'spaces.topic-changed', details }, at);
    }
    await record(tx, topicChanged, { spaceId: topic.spaceId, topicId }, at);
  });
}
