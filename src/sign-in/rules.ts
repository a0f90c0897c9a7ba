import { defineProblem } from '../platform/problem.ts';
import type { Authenticator, Session, SignInRequest } from './tables.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** How long link and code in a sign-in mail work. */
export const proofMinutes = 15;
export const codeTries = 5;
export const resendAfterSeconds = 30;
/** How long a sign-in waits for its second factor. */
export const pendingMinutes = 10;
/** How old a proof may be for a sensitive change. */
export const recentMinutes = 15;
/** How long the link to confirm a new address works. */
export const changeMinutes = 60;
export const idleDays = 14;
export const longestDays = 60;

export const linkExpired = defineProblem(
  'link-expired',
  403,
  'This link does not work, or no longer',
  'A link works once, for 15 minutes, and only the one of the last mail. Ask for a new mail.',
);
export const codeNotValid = defineProblem(
  'code-not-valid',
  403,
  'This code does not work, or no longer',
  'A code works once, for 15 minutes and five tries, in the browser that asked for it. Ask for a new mail.',
);
export const suspended = defineProblem(
  'suspended',
  403,
  'This account is suspended',
  'Write to the people who run this Hallway if you think that this is a mistake.',
);
export const invitationNeeded = defineProblem(
  'invitation-needed',
  403,
  'There is no account for this address',
  'Ask a colleague who is here for an invitation, or use the address of your district.',
);
export const secondFactorNotValid = defineProblem(
  'second-factor-not-valid',
  403,
  'This code of your authenticator does not work',
  'Each code works once and for about a minute. Look at the clock of your phone, or use a recovery code.',
);
export const tooManyTries = defineProblem(
  'too-many-tries',
  429,
  'Too many wrong codes',
  'Wait a quarter of an hour and try again.',
);
export const alreadySetUp = defineProblem(
  'second-factor-already-set-up',
  409,
  'Your second factor is set up already',
  'Remove it first, then set up the new one.',
);
export const addressTaken = defineProblem(
  'address-taken',
  409,
  'This address has an account of its own',
  'Sign in with it, or choose another address.',
);
export const proveAgain = defineProblem(
  'prove-again',
  403,
  'Sign in again for this change',
  'It is a while since you proved who you are. Sign in again, or give a code of your authenticator.',
);
export const notForTokens = defineProblem(
  'not-for-tokens',
  403,
  'An access token cannot do this',
  'Sign in with a browser: what opens the account is not changed by a program.',
);

export const after = (from: Date, minutes: number): Date =>
  new Date(from.getTime() + minutes * minute);

/** Whether a session still opens anything: neither idle for too long nor too old, and not waiting for a second factor. */
export function isSessionOpen(
  session: Pick<Session, 'createdAt' | 'lastSeenAt' | 'pending'>,
  now: Date,
): boolean {
  const idle = now.getTime() - session.lastSeenAt.getTime();
  const age = now.getTime() - session.createdAt.getTime();
  return !session.pending && idle < idleDays * day && age < longestDays * day;
}

/** Whether a sign-in that waits for its second factor may still be finished. */
export const isPending = (session: Pick<Session, 'createdAt' | 'pending'>, now: Date): boolean =>
  session.pending && now < after(session.createdAt, pendingMinutes);

/** Whether the person proved who they are a short while ago. */
export const isRecentlyProved = (session: Pick<Session, 'provedAt'>, now: Date): boolean =>
  now < after(session.provedAt, recentMinutes);

/** Whether a sign-in request may still let someone in. */
export const isUsable = (
  request: Pick<SignInRequest, 'usedAt' | 'expiresAt'>,
  now: Date,
): boolean => request.usedAt === null && now < request.expiresAt;

/** Wrong codes of an authenticator in a row, and how long they close it. */
const factorTries = 5;
const factorWaitMinutes = 15;

/** Whether so many wrong codes came that no further one is looked at for now. */
export const isLocked = (
  authenticator: Pick<Authenticator, 'failures' | 'lastFailureAt'>,
  now: Date,
): boolean =>
  authenticator.failures >= factorTries &&
  authenticator.lastFailureAt !== null &&
  now < after(authenticator.lastFailureAt, factorWaitMinutes);

/** Whether a session or token was made after everything older of its person was closed. */
export const isSince = (createdAt: Date, credentialsSince: Date | null): boolean =>
  credentialsSince === null || createdAt > credentialsSince;
