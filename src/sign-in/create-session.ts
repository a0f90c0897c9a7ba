import type { Db, Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { hashToken, newToken } from '../platform/secrets.ts';
import { type Session, sessions } from './tables.ts';

type Wish = {
  method: Session['method'];
  /** The second factor was shown. */
  secondFactor?: boolean;
  /** The second factor is still to be shown: the session opens nothing yet. */
  pending?: boolean;
  userAgent?: string | undefined;
  /** When the session began that this one takes over from: its longest time goes on counting. */
  since?: Date;
};

/** Opens a session for a person and gives its token, which is kept nowhere. */
export async function createSession(
  tx: Tx | Db,
  personId: string,
  wish: Wish,
  now: Date,
): Promise<{ id: string; token: string }> {
  const id = newId();
  const token = newToken();
  await tx.insert(sessions).values({
    id,
    personId,
    tokenHash: hashToken(token),
    method: wish.method,
    pending: wish.pending ?? false,
    createdAt: wish.since ?? now,
    lastSeenAt: now,
    provedAt: now,
    secondFactorAt: wish.secondFactor ? now : null,
    userAgent: wish.userAgent?.replace(/[^\x20-\x7e]/g, '').slice(0, 200) ?? null,
  });
  return { id, token };
}
