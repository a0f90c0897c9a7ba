import { and, eq, ne } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { notFound } from '../platform/problem.ts';
import { revoke } from '../platform/revocations.ts';
import { endTokensOf } from './end-token.ts';
import { sessions } from './tables.ts';

/** Ends one of one's own sessions, here and on every process. */
export async function endSession(deps: Deps, actor: Actor, sessionId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const mine = and(eq(sessions.id, sessionId), eq(sessions.personId, actor.personId));
    const [ended] = await tx.delete(sessions).where(mine).returning({ id: sessions.id });
    if (!ended) throw notFound();
    await revoke(tx, { credentialId: sessionId });
  });
}

/** Ends the session that a browser holds, if it holds one; one that has ended meanwhile is as good. */
export async function leaveSession(deps: Deps, visitor: Actor | undefined): Promise<void> {
  if (visitor?.via !== 'session') return;
  const { credentialId } = visitor;
  await deps.db.transaction(async (tx) => {
    await tx.delete(sessions).where(eq(sessions.id, credentialId));
    await revoke(tx, { credentialId });
  });
}

/** Ends all that stands open for someone, sessions and access tokens, but what asks. Says how many of each. */
export async function endOtherSessions(
  deps: Deps,
  { personId, credentialId }: Actor,
): Promise<{ sessions: number; tokens: number }> {
  return deps.db.transaction(async (tx) => ({
    sessions: await endSessionsOf(tx, personId, credentialId),
    tokens: await endTokensOf(tx, personId, { keep: credentialId }),
  }));
}

/** Ends every session of a person, but for the one to keep. Says how many. */
export async function endSessionsOf(tx: Tx, personId: string, keep?: string): Promise<number> {
  const others = keep === undefined ? undefined : ne(sessions.id, keep);
  const ended = await tx
    .delete(sessions)
    .where(and(eq(sessions.personId, personId), others))
    .returning({ id: sessions.id });
  await revoke(tx, ...ended.map(({ id }) => ({ credentialId: id })));
  return ended.length;
}
