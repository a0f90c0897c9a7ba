import { lt } from 'drizzle-orm';
import type { Db } from '../platform/db.ts';
import { mailInvitations, spaceLinks } from './tables.ts';

const keptDays = 30;

/** Forgets links and invited addresses a month after they ended. */
export async function forgetOldInvitations(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 24 * 3_600_000);
  await db.delete(spaceLinks).where(lt(spaceLinks.expiresAt, before));
  await db.delete(mailInvitations).where(lt(mailInvitations.expiresAt, before));
}
