import { eq } from 'drizzle-orm';
import { staffRoleOf } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Deps } from '../platform/deps.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { maySeeFlags } from './policy.ts';
import { studentDataFlags } from './tables.ts';

/** A moderator has looked at what was confirmed. Whoever was first stands there; looking again changes nothing. */
export async function seeFlag(deps: Deps, actor: Actor, flagId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    if (!maySeeFlags(await staffRoleOf(tx, actor))) throw forbidden();
    const which = eq(studentDataFlags.id, flagId);
    const [held] = await tx.select().from(studentDataFlags).where(which).for('update');
    if (!held) throw notFound();
    if (held.seenAt !== null) return;
    const at = deps.now();
    const { personId } = actor;
    await tx.update(studentDataFlags).set({ seenAt: at, seenById: personId }).where(which);
    const subject = `student-data-flags/${flagId}`;
    await writeAudit(tx, { actorId: personId, action: 'student-data.flag-seen', subject }, at);
  });
}
