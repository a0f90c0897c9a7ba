import { and, eq, ne } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { notFound } from '../platform/problem.ts';
import { levelChanged } from './events.ts';
import { isMember, maySeeSpace } from './policy.ts';
import { findSpace } from './queries.ts';
import { notAMember } from './rules.ts';
import type { Level } from './schemas.ts';
import { memberships } from './tables.ts';

/**
 * Chooses how much a member wants to hear of the topics of a space, but for those that have a level of their own.
 * Choosing twice is choosing once.
 */
export async function chooseSpaceLevel(
  deps: Deps,
  actor: Actor,
  spaceId: string,
  level: Level,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const standing = await findSpace(tx, actor, spaceId);
    if (!standing || !maySeeSpace(standing)) throw notFound();
    if (!isMember(standing)) throw notAMember();
    const { personId } = actor;
    const theirs = and(eq(memberships.spaceId, spaceId), eq(memberships.personId, personId));
    const changed = await tx
      .update(memberships)
      .set({ level })
      .where(and(theirs, ne(memberships.level, level)))
      .returning({ spaceId: memberships.spaceId });
    if (changed.length === 0) return;
    await record(tx, levelChanged, { spaceId, topicId: null, personId }, deps.now());
  });
}
