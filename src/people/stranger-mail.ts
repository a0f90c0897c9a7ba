import { createHash } from 'node:crypto';
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Db, Tx } from '../platform/db.ts';
import { invitations, strangerMails } from './tables.ts';

const hour = 3_600_000;
const mostAnHour = 3;

/** Takes one of the three mails that an address without an account gets in an hour; false when they are used up. */
export async function mayMailStranger(tx: Tx, email: string, now: Date): Promise<boolean> {
  const emailHash = createHash('sha256').update(email).digest('base64url');
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${emailHash}, 0))`);
  const ago = (millis: number) => new Date(now.getTime() - millis);
  const lately = and(eq(strangerMails.emailHash, emailHash), gt(strangerMails.at, ago(hour)));
  if ((await tx.$count(strangerMails, lately)) >= mostAnHour) return false;
  await tx
    .delete(strangerMails)
    .where(and(eq(strangerMails.emailHash, emailHash), lt(strangerMails.at, ago(hour))));
  await tx.insert(strangerMails).values({ emailHash, at: now });
  return true;
}

/** Forgets addresses of people who never came: a day after a mail, a month after an invitation ended. */
export async function forgetStrangers(db: Db, now: Date): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * 24 * hour);
  await db.delete(strangerMails).where(lt(strangerMails.at, ago(1)));
  const unused = and(isNull(invitations.acceptedAt), lt(invitations.expiresAt, ago(30)));
  await db.delete(invitations).where(unused);
}
