import { and, arrayContains, eq, ne } from 'drizzle-orm';
import type { Actor, Scope } from '../platform/actor.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { notFound } from '../platform/problem.ts';
import { revoke } from '../platform/revocations.ts';
import { accessTokens } from './tables.ts';

/** Ends one of one's own access tokens, here and on every process. */
export async function endToken(deps: Deps, actor: Actor, tokenId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const mine = and(eq(accessTokens.id, tokenId), eq(accessTokens.personId, actor.personId));
    const [ended] = await tx.delete(accessTokens).where(mine).returning({ id: accessTokens.id });
    if (!ended) throw notFound();
    await revoke(tx, { credentialId: tokenId });
  });
}

/**
 * Ends the access tokens of a person, here and on every process.
 *
 * @param which.scope  only those that have it
 * @param which.keep   the id of one that stays
 * @returns            how many ended
 */
export async function endTokensOf(
  tx: Tx,
  personId: string,
  which: { scope?: Scope; keep?: string } = {},
): Promise<number> {
  const { scope, keep } = which;
  const theirs = and(
    eq(accessTokens.personId, personId),
    scope && arrayContains(accessTokens.scopes, [scope]),
    keep === undefined ? undefined : ne(accessTokens.id, keep),
  );
  const ended = await tx.delete(accessTokens).where(theirs).returning({ id: accessTokens.id });
  await revoke(tx, ...ended.map(({ id }) => ({ credentialId: id })));
  return ended.length;
}
