import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { notFound } from '../platform/problem.ts';
import { spaceRead } from './events.ts';
import { mayRead, maySeeSpace } from './policy.ts';
import { findSpace, topicVisibleTo } from './queries.ts';
import { requireCharter } from './require-charter.ts';
import { notAMember } from './rules.ts';
import type { SpaceReadView } from './schemas.ts';
import { memberships, readMarks, spaces, topics } from './tables.ts';

/** Remembers that someone wants nothing of a space to count as unread any more, muted topics included. */
export async function markSpaceRead(
  deps: Deps,
  actor: Actor,
  spaceId: string,
): Promise<SpaceReadView> {
  return deps.db.transaction(async (tx) => {
    const standing = await findSpace(tx, actor, spaceId);
    if (!standing || !maySeeSpace(standing)) throw notFound();
    await requireCharter(tx, standing);
    if (!mayRead(standing)) throw notAMember();
    const { personId } = actor;
    const at = deps.now();
    const moved = await advanceAll(tx, personId, spaceId, at);
    if (moved > 0) await record(tx, spaceRead, { spaceId, personId }, at);
    return { spaceId, topics: moved };
  });
}

/**
 * Moves the marks of all topics that count as unread to their ends, in one statement. In the order of the topics, so that
 * two devices which do it at once wait for one another rather than both.
 */
async function advanceAll(tx: Tx, personId: string, spaceId: string, at: Date): Promise<number> {
  const unread = sql`case when ${readMarks.position} is null then ${topics.lastPostAt} >= ${memberships.joinedAt}
    else ${readMarks.position} < ${topics.lastPosition} end`;
  const behind = tx
    .select({ id: topics.id, lastPosition: topics.lastPosition })
    .from(topics)
    .innerJoin(spaces, eq(spaces.id, topics.spaceId))
    .leftJoin(
      memberships,
      and(eq(memberships.spaceId, topics.spaceId), eq(memberships.personId, personId)),
    )
    .leftJoin(readMarks, and(eq(readMarks.topicId, topics.id), eq(readMarks.personId, personId)))
    .where(
      and(
        eq(topics.spaceId, spaceId),
        isNull(topics.deletedAt),
        isNull(topics.pseudonym),
        topicVisibleTo({ personId }),
        unread,
      ),
    )
    .orderBy(asc(topics.id))
    .for('key share', { of: topics }); // as `markRead` does
  const { rowCount } = await tx.execute(sql`
    insert into ${readMarks} (person_id, topic_id, position, at)
    select ${personId}::uuid, behind.id, behind.last_position, ${at}::timestamptz from ${behind} behind
    on conflict (person_id, topic_id) do update set position = excluded.position, at = excluded.at
    where read_marks.position < excluded.position`);
  return rowCount ?? 0;
}
