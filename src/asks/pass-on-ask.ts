import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { notFound } from '../platform/problem.ts';
import { askPassed } from './events.ts';
import { findHelp } from './queries.ts';
import type { HelpView } from './schemas.ts';
import { asks } from './tables.ts';

/** Who may help or was asked, so far as that is for this reader. */
export async function showHelp({ db }: Deps, actor: Actor, topicId: string): Promise<HelpView> {
  const help = await findHelp(db, actor, topicId);
  if (!help) throw notFound();
  const { asked, isAsked, isOpen, passedAt } = help;
  const waits = isAsked && isOpen;
  return { asked, mine: waits ? (passedAt ? 'passed' : 'open') : 'none' };
}

/** Someone leaves a question to others. Nobody is told; a question that is over by now is as good as left. */
export async function passOnAsk(deps: Deps, actor: Actor, topicId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const help = await findHelp(tx, actor, topicId);
    if (!help?.isAsked) throw notFound();
    const { personId } = actor;
    const passedAt = deps.now();
    const theirs = and(eq(asks.topicId, topicId), eq(asks.personId, personId));
    const { rowCount } = await tx
      .update(asks)
      .set({ passedAt })
      .where(and(theirs, isNull(asks.passedAt)));
    if (rowCount) await record(tx, askPassed, { topicId, personId }, passedAt);
  });
}
