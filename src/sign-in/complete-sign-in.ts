import { eq } from 'drizzle-orm';
import { type Admission, admit } from '../people/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { createSession } from './create-session.ts';
import { findAuthenticator } from './queries.ts';
import { invitationNeeded, suspended } from './rules.ts';
import type { SignedIn } from './schemas.ts';
import { type Session, type SignInRequest, signInRequests } from './tables.ts';

/** Where and how someone signs in. */
export type Browser = { userAgent: string | undefined };
export type Entry = { token: string; signedIn: SignedIn };

/** Lets in who was admitted; whoever has a second factor gets a session that waits for it. */
export async function openSessionFor(
  tx: Tx,
  admission: Admission,
  method: Session['method'],
  browser: Browser,
  now: Date,
): Promise<Entry> {
  if (admission.kind !== 'admitted')
    throw admission.kind === 'none' ? invitationNeeded() : suspended();
  const { person, newcomer } = admission;
  const pending = (await findAuthenticator(tx, person.id))?.confirmedAt != null;
  const { token } = await createSession(tx, person.id, { method, pending, ...browser }, now);
  return { token, signedIn: { personId: person.id, secondFactorNeeded: pending, newcomer } };
}

/** Uses up a proof that was shown: whoever comes second with it is refused. */
export async function completeRequest(
  deps: Deps,
  tx: Tx,
  request: SignInRequest,
  browser: Browser,
): Promise<Entry> {
  const now = deps.now();
  await tx.update(signInRequests).set({ usedAt: now }).where(eq(signInRequests.id, request.id));
  const admission = await admit(tx, request, now);
  return openSessionFor(tx, admission, 'email', browser, now);
}
