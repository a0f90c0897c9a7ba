import { and, desc, eq, inArray, isNotNull, lt, max, sql } from 'drizzle-orm';
import { persons, profiles } from '../people/index.ts';
import type { Db } from '../platform/db.ts';
import { type Delivery, deliveries } from '../platform/mail/deliveries.ts';
import { memberships, readMarks } from '../spaces/index.ts';
import { type Beginnings, usualPreferences } from './rules.ts';
import type { DigestPreferences } from './schemas.ts';
import { digestPreferences } from './tables.ts';

/** What mail of this capability is called in the deliveries. */
export const digestKind = 'digest';

export async function findPreferences(db: Db, personId: string): Promise<DigestPreferences> {
  const { frequency, weekday, hour } = digestPreferences;
  const [row] = await db
    .select({ frequency, weekday, hour })
    .from(digestPreferences)
    .where(eq(digestPreferences.personId, personId));
  return row ?? usualPreferences;
}

export async function findDeliveryById(db: Db, id: string): Promise<Delivery | undefined> {
  const [row] = await db.select().from(deliveries).where(eq(deliveries.id, id));
  return row;
}

const toldUpTo = sql`coalesce(${deliveries.gatheredAt}, ${deliveries.settledAt})`;

/** Up to when the last digest that went to someone, or may have, could tell what there was: what came later is news. */
export async function lastToldAt(db: Db, personId: string): Promise<Date | null> {
  const theirs = and(eq(deliveries.personId, personId), eq(deliveries.kind, digestKind));
  const [row] = await db
    .select({ at: sql<Date | null>`max(${toldUpTo})`.mapWith(deliveries.gatheredAt) })
    .from(deliveries)
    .where(and(theirs, inArray(deliveries.state, ['sent', 'unknown'])));
  return row?.at ?? null;
}

/** When someone last read something before that moment. */
export async function lastHereAt(db: Db, personId: string, before: Date): Promise<Date | null> {
  const [row] = await db
    .select({ at: max(readMarks.at) })
    .from(readMarks)
    .where(and(eq(readMarks.personId, personId), lt(readMarks.at, before)));
  return row?.at ?? null;
}

/** How far someone has come in here; undefined for nobody. */
export async function findBeginnings(db: Db, personId: string): Promise<Beginnings | undefined> {
  const [row] = await db
    .select({
      arrivedAt: persons.onboardedAt,
      hasSpace: sql<boolean>`exists (select from ${memberships} where ${memberships.personId} = ${persons.id})`,
      hasOffers: sql<boolean>`coalesce(cardinality(${profiles.offers}), 0) > 0`,
      hasChosenDigest: isNotNull(digestPreferences.personId).mapWith(Boolean),
    })
    .from(persons)
    .leftJoin(profiles, eq(profiles.personId, persons.id))
    .leftJoin(digestPreferences, eq(digestPreferences.personId, persons.id))
    .where(eq(persons.id, personId));
  return row;
}

/** Deliveries in one state, the newest first. May be stale by the lag of a replica. */
export function listDeliveries(
  db: Db,
  state: Delivery['state'],
  after: string | undefined,
  limit: number,
): Promise<Delivery[]> {
  return db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.state, state), after ? lt(deliveries.id, after) : undefined))
    .orderBy(desc(deliveries.id))
    .limit(limit);
}

/**
 * Digests that wait although a job should have taken them: the queue was emptied, or a process died.
 *
 * @param graceSeconds  how long they are left to their job
 */
export async function findOverdue(
  db: Db,
  wish: { limit: number; graceSeconds: number; personId?: string | undefined },
): Promise<string[]> {
  const since = sql`now() - make_interval(secs => ${wish.graceSeconds})`;
  const waits = sql`${deliveries.state} = 'queued' and ${deliveries.nextAttemptAt} <= ${since}`;
  const stuck = sql`${deliveries.state} = 'sending' and ${deliveries.leaseUntil} < now()`;
  const rows = await db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.kind, digestKind),
        sql`((${waits}) or (${stuck}))`,
        wish.personId ? eq(deliveries.personId, wish.personId) : undefined,
      ),
    )
    .orderBy(deliveries.nextAttemptAt)
    .limit(wish.limit);
  return rows.map(({ id }) => id);
}

/** Gives up digests that waited for a day: the next one says what they would have said. */
export async function giveUpStale(db: Db): Promise<void> {
  await db
    .update(deliveries)
    .set({ state: 'given-up', reason: 'stale', settledAt: sql`now()` })
    .where(
      and(
        eq(deliveries.kind, digestKind),
        eq(deliveries.state, 'queued'),
        sql`${deliveries.createdAt} < now() - interval '24 hours'`,
      ),
    );
}
