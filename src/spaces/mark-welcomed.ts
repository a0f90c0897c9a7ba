import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { notFound } from '../platform/problem.ts';
import { isMember, maySeeSpace } from './policy.ts';
import { findSpace } from './queries.ts';
import { notAMember } from './rules.ts';
import { memberships } from './tables.ts';

/** Remembers that a member has read the welcome note, on all their devices. */
export async function markWelcomed(deps: Deps, actor: Actor, spaceId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const standing = await findSpace(tx, actor, spaceId);
    if (!standing || !maySeeSpace(standing)) throw notFound();
    if (!isMember(standing)) throw notAMember();
    const theirs = and(
      eq(memberships.spaceId, spaceId),
      eq(memberships.personId, actor.personId),
      isNull(memberships.welcomedAt),
    );
    await tx.update(memberships).set({ welcomedAt: deps.now() }).where(theirs);
  });
}
