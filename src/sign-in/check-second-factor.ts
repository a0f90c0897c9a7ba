import { and, eq, isNull } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { hashShortSecret, unseal } from '../platform/secrets.ts';
import { isLocked, tooManyTries } from './rules.ts';
import { type Authenticator, authenticators, recoveryCodes } from './tables.ts';

const period = 30;
export const secretPurpose = 'authenticator';

/** Time-based codes as every authenticator app makes them (RFC 6238: SHA-1, 6 digits, 30 s). */
export const totpOf = (secret: string, label: string): TOTP =>
  new TOTP({ issuer: 'Hallway', label, secret: Secret.fromBase32(secret), digits: 6, period });

export const hashRecoveryCode = (keys: Deps['keys'], personId: string, code: string) =>
  hashShortSecret(
    keys,
    'recovery code',
    `${personId} ${code.toUpperCase().replace(/[^A-Z2-7]/g, '')}`,
  );

export async function holdAuthenticator(
  tx: Tx,
  personId: string,
): Promise<Authenticator | undefined> {
  const [row] = await tx
    .select()
    .from(authenticators)
    .where(eq(authenticators.personId, personId))
    .for('update');
  return row;
}

/**
 * Takes a code of the authenticator, or a recovery code: each once. A wrong one is counted, so the caller lets the
 * transaction end well and refuses after it.
 *
 * @throws `too-many-tries` after five wrong codes in a row, for a quarter of an hour
 */
export async function takeSecondFactor(
  { keys, now }: Pick<Deps, 'keys' | 'now'>,
  tx: Tx,
  authenticator: Authenticator,
  code: string,
): Promise<boolean> {
  const at = now();
  const { personId } = authenticator;
  if (isLocked(authenticator, at)) throw tooManyTries();
  const mine = eq(authenticators.personId, personId);
  const step = stepOf(keys, authenticator, code, at);
  if (step !== undefined || (await spendRecoveryCode(tx, keys, personId, code, at))) {
    const lastStep = step ?? authenticator.lastStep;
    await tx.update(authenticators).set({ lastStep, failures: 0 }).where(mine);
    return true;
  }
  const failures = authenticator.failures + 1;
  await tx.update(authenticators).set({ failures, lastFailureAt: at }).where(mine);
  return false;
}

/** The time step that a code belongs to, when it is right and none as new has been taken yet. */
function stepOf(
  keys: Deps['keys'],
  { secret, lastStep }: Authenticator,
  code: string,
  at: Date,
): number | undefined {
  const plain = unseal(keys, secretPurpose, secret);
  const digits = code.replace(/\s/g, '');
  if (plain === undefined || !/^\d{6}$/.test(digits)) return undefined;
  const timestamp = at.getTime();
  const delta = totpOf(plain, '').validate({ token: digits, timestamp, window: 1 });
  if (delta === null) return undefined;
  const step = Math.floor(timestamp / 1000 / period) + delta;
  return step > lastStep ? step : undefined;
}

async function spendRecoveryCode(
  tx: Tx,
  keys: Deps['keys'],
  personId: string,
  code: string,
  at: Date,
): Promise<boolean> {
  for (const codeHash of hashRecoveryCode(keys, personId, code)) {
    const unused = and(
      eq(recoveryCodes.personId, personId),
      eq(recoveryCodes.codeHash, codeHash),
      isNull(recoveryCodes.usedAt),
    );
    const [used] = await tx.update(recoveryCodes).set({ usedAt: at }).where(unused).returning();
    if (used) return true;
  }
  return false;
}
