import { eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { notFound } from '../platform/problem.ts';
import { spaceSubject } from '../spaces/index.ts';
import { circleLooked } from './events.ts';
import { mayEnd } from './policy.ts';
import { holdEntry, tellStaff } from './queries.ts';
import { isUnderWay } from './rules.ts';
import { entries } from './tables.ts';

/** Closes an open circle before its time, or withdraws a request. Ended twice is ended once. */
export async function endAccess(deps: Deps, actor: Actor, entryId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const held = await holdEntry(tx, actor, entryId);
    if (!held || !mayEnd(held.standing)) throw notFound();
    const { entry } = held;
    const at = deps.now();
    if (!isUnderWay(entry, at)) return;

    const { personId: endedById } = actor;
    await tx.update(entries).set({ endedAt: at, endedById }).where(eq(entries.id, entryId));
    const { spaceId, topicId } = entry;
    const about = { subject: spaceSubject(spaceId), details: { entryId, topicId } };
    await writeAudit(tx, { actorId: endedById, action: 'break-glass.ended', ...about }, at);
    await tellStaff(tx, entryId, at);
    if (entry.decidedAt !== null) await record(tx, circleLooked, { entryId, spaceId }, at);
  });
}
