import type { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { newId } from '../platform/ids.ts';
import { hashToken, newToken } from '../platform/secrets.ts';
import { signInRequested } from './events.ts';
import { after, proofMinutes, resendAfterSeconds } from './rules.ts';
import type { SignInRequest, SignInRequested } from './schemas.ts';
import { signInRequests } from './tables.ts';

/** Keeps that someone wants to come in. Does the same for every address, so nothing tells who is here. */
export async function requestSignIn(
  deps: Deps,
  { email, language }: z.output<typeof SignInRequest>,
): Promise<z.output<typeof SignInRequested>> {
  const now = deps.now();
  const id = newId();
  const browser = newToken();
  const expiresAt = after(now, proofMinutes);
  await deps.db.transaction(async (tx) => {
    const browserHash = hashToken(browser);
    await tx
      .insert(signInRequests)
      .values({ id, email, language, browserHash, createdAt: now, expiresAt });
    await record(tx, signInRequested, { requestId: id }, now);
  });
  return { requestId: browser, resendAfterSeconds, expiresAt };
}
