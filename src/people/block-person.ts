import { and, eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { notFound } from '../platform/problem.ts';
import { blocksChanged } from './events.ts';
import { findPerson } from './queries.ts';
import { blockingOneself } from './rules.ts';
import { blocks } from './tables.ts';

/** Blocks someone: from now on neither finds nor hears the other. Who is blocked is not told. */
export async function blockPerson(deps: Deps, actor: Actor, blockedId: string): Promise<void> {
  const { personId } = actor;
  if (personId === blockedId) throw blockingOneself();
  await deps.db.transaction(async (tx) => {
    if (!(await findPerson(tx, blockedId))) throw notFound();
    const createdAt = deps.now();
    const [made] = await tx
      .insert(blocks)
      .values({ personId, blockedId, createdAt })
      .onConflictDoNothing()
      .returning();
    if (made) await tellBoth(tx, personId, blockedId, createdAt);
  });
}

/** Takes one's own block away. A block that the other one set stays. */
export async function unblockPerson(deps: Deps, actor: Actor, blockedId: string): Promise<void> {
  const { personId } = actor;
  await deps.db.transaction(async (tx) => {
    const mine = and(eq(blocks.personId, personId), eq(blocks.blockedId, blockedId));
    const [ended] = await tx.delete(blocks).where(mine).returning();
    if (ended) await tellBoth(tx, personId, blockedId, deps.now());
  });
}

/** What each of the two may hear changes; the event names no one else. */
async function tellBoth(tx: Tx, one: string, other: string, at: Date): Promise<void> {
  for (const personId of [one, other].sort()) await record(tx, blocksChanged, { personId }, at);
}
