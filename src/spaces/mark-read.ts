import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { prepared } from '../platform/prepared.ts';
import { readMarked } from './events.ts';
import { topicVisibleTo } from './queries.ts';
import { whyNotTopic } from './require-charter.ts';
import type { ReadView } from './schemas.ts';
import { readMarks, spaces, topics } from './tables.ts';
import { findTopic } from './topic-queries.ts';

const value = sql.placeholder;

/** The mark moves to the position, never past the last post and never back. Gives nothing for who may not read. */
const advance = prepared((db) => {
  const topic = db.$with('topic').as(
    db
      .select({
        id: topics.id,
        spaceId: topics.spaceId,
        lastPosition: topics.lastPosition,
        pseudonym: topics.pseudonym,
      })
      .from(topics)
      .innerJoin(spaces, eq(spaces.id, topics.spaceId))
      .where(
        and(
          eq(topics.id, value('topicId')),
          isNull(topics.deletedAt),
          topicVisibleTo({ personId: value('me') }),
        ),
      )
      .for('key share', { of: topics }), // who rearranges it has it for themselves: then its end is where it is by then
  );
  const before = db.$with('before').as(
    db
      .select({ position: readMarks.position })
      .from(readMarks)
      .where(and(eq(readMarks.personId, value('me')), eq(readMarks.topicId, value('topicId')))),
  );
  const moved = db.$with('moved', { position: sql<number>`position` }).as(sql`
    insert into ${readMarks} (person_id, topic_id, position, at)
    select ${value('me')}::uuid, id, least(${value('position')}::int, last_position), ${value('at')}::timestamptz
    from topic where pseudonym is null
    on conflict (person_id, topic_id) do update set position = excluded.position, at = excluded.at
    where read_marks.position < excluded.position
    returning position`);
  return db
    .with(topic, before, moved)
    .select({
      spaceId: topic.spaceId,
      lastPosition: topic.lastPosition,
      anonymous: sql<boolean>`pseudonym is not null`,
      before: sql<number | null>`(select position from before)`,
      moved: sql<number | null>`(select position from moved)`,
    })
    .from(topic)
    .prepare('spaces_mark_read');
});

/**
 * Remembers how far someone has read; of an anonymous topic nothing, since who has read it all may be who wrote it. Only a
 * step forward changes anything, or is told to their other devices.
 */
export async function markRead(
  deps: Deps,
  actor: Actor,
  topicId: string,
  position: number,
): Promise<ReadView> {
  return deps.db.transaction(async (tx) => {
    const { personId } = actor;
    const at = deps.now();
    const [result] = await advance(tx).execute({ me: personId, topicId, position, at });
    if (!result) throw await whyNotTopic(tx, await findTopic(tx, actor, topicId));
    const { spaceId, lastPosition, anonymous, before, moved } = result;
    if (anonymous) return { topicId, position: 0, unread: 0 };
    if (moved !== null) {
      await record(tx, readMarked, { spaceId, topicId, personId, position: moved }, at);
    }
    const reached = moved ?? before ?? 0;
    return { topicId, position: reached, unread: lastPosition - reached };
  });
}
