import { and, eq, isNull } from 'drizzle-orm';
import { Secret } from 'otpauth';
import { findPerson } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Deps } from '../platform/deps.ts';
import { notFound } from '../platform/problem.ts';
import { seal } from '../platform/secrets.ts';
import {
  hashRecoveryCode,
  holdAuthenticator,
  secretPurpose,
  takeSecondFactor,
  totpOf,
} from './check-second-factor.ts';
import type { Entry } from './complete-sign-in.ts';
import { endSessionsOf } from './end-session.ts';
import { endTokensOf } from './end-token.ts';
import { renewSession } from './renew-session.ts';
import { requireRecentProof } from './require-recent-proof.ts';
import { alreadySetUp, proveAgain, secondFactorNotValid } from './rules.ts';
import { authenticators, recoveryCodes } from './tables.ts';

const recoveryCount = 10;

/** Makes the secret of a second factor. It counts for nothing until its first code was given. */
export async function beginSecondFactor(
  deps: Deps,
  actor: Actor,
): Promise<{ secret: string; uri: string }> {
  return deps.db.transaction(async (tx) => {
    const now = deps.now();
    await requireRecentProof(tx, actor, now);
    const person = await findPerson(tx, actor.personId);
    if (!person) throw notFound();
    const held = await holdAuthenticator(tx, person.id);
    if (held?.confirmedAt) throw alreadySetUp();
    const secret = new Secret({ size: 20 }).base32;
    const row = { secret: seal(deps.keys, secretPurpose, secret), createdAt: now };
    await tx
      .insert(authenticators)
      .values({ personId: person.id, ...row })
      .onConflictDoUpdate({ target: authenticators.personId, set: row });
    return { secret, uri: totpOf(secret, person.email).toString() };
  });
}

/** Takes the first code: from now on the second factor is asked for at each sign-in. */
export async function confirmSecondFactor(
  deps: Deps,
  actor: Actor,
  code: string,
): Promise<Entry & { recoveryCodes: string[] }> {
  const done = await deps.db.transaction(async (tx) => {
    const now = deps.now();
    const session = await requireRecentProof(tx, actor, now);
    const held = await holdAuthenticator(tx, actor.personId);
    if (!held) throw notFound();
    if (held.confirmedAt) throw alreadySetUp();
    if (!(await takeSecondFactor(deps, tx, held, code))) return undefined;
    const { personId } = actor;
    const mine = and(eq(authenticators.personId, personId), isNull(authenticators.confirmedAt));
    await tx.update(authenticators).set({ confirmedAt: now }).where(mine);
    const codes = Array.from({ length: recoveryCount }, newRecoveryCode);
    const rows = codes.map((each) => ({
      personId,
      codeHash: hashRecoveryCode(deps.keys, personId, each)[0],
    }));
    await tx.insert(recoveryCodes).values(rows);
    const action = 'sign-in.second-factor-set-up';
    await writeAudit(tx, { actorId: personId, action, subject: `people/${personId}` }, now);
    return { ...(await renewSession(tx, session, now)), recoveryCodes: codes };
  });
  if (!done) throw secondFactorNotValid();
  return done;
}

/** 80 random bits in four groups. */
const newRecoveryCode = (): string =>
  new Secret({ size: 10 }).base32.replace(/(.{4})(?!$)/g, '$1-');

/** Takes the second factor away; wants that very factor to have been shown a short while ago. */
export async function removeSecondFactor(deps: Deps, actor: Actor): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const now = deps.now();
    const session = await requireRecentProof(tx, actor, now);
    const held = await holdAuthenticator(tx, actor.personId);
    if (!held) throw notFound();
    if (held.confirmedAt && !session.secondFactorAt) throw proveAgain();
    const { personId } = actor;
    await tx.delete(authenticators).where(eq(authenticators.personId, personId));
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
    await endSessionsOf(tx, personId);
    await endTokensOf(tx, personId, { scope: 'admin' });
    const action = 'sign-in.second-factor-removed';
    await writeAudit(tx, { actorId: personId, action, subject: `people/${personId}` }, now);
  });
}
