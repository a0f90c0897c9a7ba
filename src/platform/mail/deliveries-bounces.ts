import { and, eq, gt, max, sql } from 'drizzle-orm';
import type { Db } from '../db.ts';
import { deliveries } from './deliveries.ts';

/** On how many days mail must bounce, with none arriving between, before it is kept back. */
export const bouncesBeforeSilence = 3;

/**
 * True when mail to this person keeps bouncing: digests and the like are then kept back. Sign-in mail is always
 * tried, and the first that arrives ends the silence. Several bounces on one day count once.
 */
export async function keepsBouncing(db: Db, personId: string): Promise<boolean> {
  const theirs = eq(deliveries.personId, personId);
  const lastArrival = db
    .select({ at: max(deliveries.settledAt) })
    .from(deliveries)
    .where(and(theirs, eq(deliveries.state, 'sent')));
  const [row] = await db
    .select({
      days: sql<number>`count(distinct date_trunc('day', ${deliveries.settledAt}, 'UTC'))::int`,
    })
    .from(deliveries)
    .where(
      and(
        theirs,
        eq(deliveries.state, 'bounced'),
        gt(deliveries.settledAt, sql`coalesce((${lastArrival}), '-infinity')`),
      ),
    );
  return (row?.days ?? 0) >= bouncesBeforeSilence;
}
