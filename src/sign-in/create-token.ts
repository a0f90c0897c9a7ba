import type { z } from 'zod';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { newId } from '../platform/ids.ts';
import { forbidden } from '../platform/problem.ts';
import { hashToken, newToken } from '../platform/secrets.ts';
import { requireRecentProof } from './require-recent-proof.ts';
import { after } from './rules.ts';
import type { TokenCreate, TokenMade } from './schemas.ts';
import { accessTokens } from './tables.ts';

type Wish = z.output<typeof TokenCreate>;
type Made = z.output<typeof TokenMade>;

/** Makes an access token for a person. The token is in the answer and kept nowhere. */
export async function createToken(
  tx: Tx | Db,
  personId: string,
  wish: Wish,
  now: Date,
): Promise<Made> {
  const token = `hlw_${newToken()}`;
  const row = {
    id: newId(),
    name: wish.name,
    scopes: [...new Set(wish.scopes)],
    createdAt: now,
    expiresAt: after(now, wish.days * 24 * 60),
  };
  await tx.insert(accessTokens).values({ ...row, personId, tokenHash: hashToken(token) });
  return { ...row, lastUsedAt: null, token };
}

/** Makes an access token for oneself: after a recent proof, and for staff rights after the second factor. */
export async function makeMyToken(deps: Deps, actor: Actor, wish: Wish): Promise<Made> {
  return deps.db.transaction(async (tx) => {
    const now = deps.now();
    await requireRecentProof(tx, actor, now);
    if (wish.scopes.includes('admin') && !actor.secondFactor) {
      throw forbidden('The scope "admin" is given only in a session with a second factor');
    }
    const made = await createToken(tx, actor.personId, wish, now);
    const details = { tokenId: made.id, scopes: made.scopes };
    const subject = `people/${actor.personId}`;
    const action = 'sign-in.token-made';
    await writeAudit(tx, { actorId: actor.personId, action, subject, details }, now);
    return made;
  });
}
