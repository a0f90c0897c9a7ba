import { eq } from 'drizzle-orm';
import type { Deps } from '../platform/deps.ts';
import { notSignedIn } from '../platform/problem.ts';
import { hashToken } from '../platform/secrets.ts';
import { holdAuthenticator, takeSecondFactor } from './check-second-factor.ts';
import type { Entry } from './complete-sign-in.ts';
import { renewSession } from './renew-session.ts';
import { isPending, isSessionOpen, secondFactorNotValid } from './rules.ts';
import { sessions } from './tables.ts';

/** Finishes a sign-in with the second factor, or proves again who is sitting at an open session. */
export async function proveSecondFactor(
  deps: Deps,
  token: string | undefined,
  code: string,
): Promise<Entry> {
  if (token === undefined) throw notSignedIn();
  const entry = await deps.db.transaction(async (tx) => {
    const now = deps.now();
    const [session] = await tx
      .select()
      .from(sessions)
      .where(eq(sessions.tokenHash, hashToken(token)))
      .for('update');
    if (!session || !(isPending(session, now) || isSessionOpen(session, now))) throw notSignedIn();
    const held = await holdAuthenticator(tx, session.personId);
    if (!held?.confirmedAt) throw secondFactorNotValid();
    const right = await takeSecondFactor(deps, tx, held, code);
    return right ? renewSession(tx, session, now) : undefined;
  });
  if (!entry) throw secondFactorNotValid();
  return entry;
}
