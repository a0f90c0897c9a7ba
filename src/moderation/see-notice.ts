import { and, eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { notFound } from '../platform/problem.ts';
import { noticeSeen } from './events.ts';
import { notices } from './tables.ts';

/** I have read what I was told. */
export async function seeNotice(deps: Deps, actor: Actor, noticeId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const { personId } = actor;
    const mine = and(eq(notices.id, noticeId), eq(notices.personId, personId));
    const [held] = await tx.select().from(notices).where(mine).for('update');
    if (!held) throw notFound();
    if (held.seenAt !== null) return;
    const at = deps.now();
    await tx.update(notices).set({ seenAt: at }).where(mine);
    await record(tx, noticeSeen, { noticeId, personId }, at);
  });
}
