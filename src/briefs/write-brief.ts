import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { changedMeanwhile, holdTopicToOrder, prepareBody, topicSubject } from '../spaces/index.ts';
import { checkStudentData, flagText } from '../student-data/index.ts';
import { briefWritten } from './events.ts';
import { findBrief } from './queries.ts';
import type { BriefChange } from './schemas.ts';
import { viewOf } from './show-brief.ts';
import { topicBriefs } from './tables.ts';

/**
 * Says what a topic came to so far; with no words it takes that away. The same words again change nothing. Who is named in
 * it is not asked by that.
 *
 * @throws `changed-meanwhile`, with what it says now and what was sent, so that a person can put both into one
 */
export async function writeBrief(
  deps: Deps,
  actor: Actor,
  topicId: string,
  { body, studentDataConfirmed }: BriefChange,
  expectedVersion?: number,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const { topic, standing } = await holdTopicToOrder(tx, actor, topicId);
    const { personId } = actor;
    const { spaceId } = topic;
    const current = viewOf(topicId, await findBrief(tx, topicId));
    if (expectedVersion !== undefined && expectedVersion !== current.version) {
      throw changedMeanwhile(undefined, { current, sent: { body } });
    }
    const words = body.trim();
    const { source, html, htmlVersion } = await prepareBody(
      tx,
      personId,
      standing.space,
      words,
      false,
    );
    if (source === current.body) return;
    const confirmed = checkStudentData({ body: words }, studentDataConfirmed);

    const at = deps.now();
    const version = current.version + 1;
    const written = { source, html, htmlVersion, writtenById: personId, writtenAt: at, version };
    await tx
      .insert(topicBriefs)
      .values({ topicId, ...written })
      .onConflictDoUpdate({ target: topicBriefs.topicId, set: written });
    const flagged = confirmed && { ...confirmed, parts: ['brief' as const] };
    await flagText(tx, { topicId, postId: null }, flagged, at);
    const entry = { actorId: personId, subject: topicSubject(topicId), details: { version } };
    await writeAudit(tx, { ...entry, action: briefWritten.type }, at);
    await record(tx, briefWritten, { spaceId, topicId }, at);
  });
}
