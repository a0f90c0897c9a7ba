import { lt } from 'drizzle-orm';
import { forgetStrangers } from '../people/index.ts';
import type { Deps } from '../platform/deps.ts';
import { forgetOldRevocations } from '../platform/revocations.ts';
import { idleDays } from './rules.ts';
import { accessTokens, emailChanges, sessions, signInRequests } from './tables.ts';

const day = 24 * 3_600_000;

/** Forgets what opens nothing any more: addresses that were typed, sessions and tokens that have ended. */
export async function forgetOldCredentials(deps: Deps): Promise<void> {
  const { db } = deps;
  const now = deps.now();
  const ago = (days: number) => new Date(now.getTime() - days * day);
  await db.delete(signInRequests).where(lt(signInRequests.expiresAt, ago(1)));
  await db.delete(emailChanges).where(lt(emailChanges.expiresAt, ago(30)));
  await db.delete(sessions).where(lt(sessions.lastSeenAt, ago(idleDays)));
  await db.delete(accessTokens).where(lt(accessTokens.expiresAt, ago(30)));
  await forgetOldRevocations(db);
  await forgetStrangers(db, now);
}
