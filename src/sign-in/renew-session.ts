import { eq } from 'drizzle-orm';
import type { Tx } from '../platform/db.ts';
import { revoke } from '../platform/revocations.ts';
import type { Entry } from './complete-sign-in.ts';
import { createSession } from './create-session.ts';
import { type Session, sessions } from './tables.ts';

/** Puts a new session in the place of one whose person has just shown their second factor. */
export async function renewSession(tx: Tx, old: Session, now: Date): Promise<Entry> {
  await tx.delete(sessions).where(eq(sessions.id, old.id));
  await revoke(tx, { credentialId: old.id });
  const { personId, method, userAgent, createdAt, pending } = old;
  const wish = {
    method,
    secondFactor: true,
    userAgent: userAgent ?? undefined,
    since: pending ? now : createdAt,
  };
  const { token } = await createSession(tx, personId, wish, now);
  return { token, signedIn: { personId, secondFactorNeeded: false, newcomer: false } };
}
