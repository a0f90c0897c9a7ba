import { and, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Db } from '../db.ts';
import { newId } from '../ids.ts';
import { type Delivery, type DeliveryState, deliveries } from './deliveries.ts';

/** How long an attempt is believed to be alive without word from its process, seconds. */
export const leaseSeconds = 30;

const lease = sql`now() + make_interval(secs => ${leaseSeconds})`;
const leaseIsOver = lt(deliveries.leaseUntil, sql`now()`);

export type DeliveryKey = Pick<Delivery, 'kind' | 'period' | 'personId' | 'once'> & {
  gatheredAt?: Date | undefined;
};

/** True for rows that an attempt may take: nobody has them, or who had them died where trying again is safe. */
const free = or(
  eq(deliveries.state, 'queued'),
  and(eq(deliveries.state, 'sending'), leaseIsOver),
  and(eq(deliveries.state, 'handed'), eq(deliveries.once, 'at-least'), leaseIsOver),
);

/** Begins an attempt under a new owner token; undefined when the row is settled or somebody else has it. */
export async function claimDelivery(
  db: Db,
  { gatheredAt, ...key }: DeliveryKey,
): Promise<Delivery | undefined> {
  const own = { owner: newId(), leaseUntil: lease, gatheredAt: gatheredAt ?? null };
  const attempt = { state: 'sending', ...own } as const;
  const [row] = await db
    .insert(deliveries)
    .values({ ...key, ...attempt, attempts: 1 })
    .onConflictDoUpdate({
      target: [deliveries.kind, deliveries.period, deliveries.personId],
      set: { ...attempt, attempts: sql`${deliveries.attempts} + 1` },
      ...(free && { setWhere: free }),
    })
    .returning();
  return row;
}

export async function findDelivery(
  db: Db,
  key: Omit<DeliveryKey, 'once' | 'gatheredAt'>,
): Promise<Delivery | undefined> {
  const recipient =
    key.personId === null ? isNull(deliveries.personId) : eq(deliveries.personId, key.personId);
  const [row] = await db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.kind, key.kind), eq(deliveries.period, key.period), recipient));
  return row;
}

/** Commits that the body is about to leave. False when the attempt is no longer ours: then nothing may leave. */
export async function markHanded(db: Db, { id, owner }: Delivery): Promise<boolean> {
  const ours = and(
    eq(deliveries.id, id),
    eq(deliveries.owner, owner as string),
    eq(deliveries.state, 'sending'),
  );
  const set = { state: 'handed', leaseUntil: lease } as const;
  const rows = await db.update(deliveries).set(set).where(ours).returning({ id: deliveries.id });
  return rows.length === 1;
}

/** Says what became of our attempt, also when it was already counted as unknown. False when it is not ours any more. */
export async function settleDelivery(
  db: Db,
  { id, owner }: Delivery,
  state: Extract<DeliveryState, 'sent' | 'bounced' | 'given-up' | 'unknown' | 'withdrawn'>,
  reason: string | null = null,
): Promise<boolean> {
  const ours = and(
    eq(deliveries.id, id),
    eq(deliveries.owner, owner as string),
    inArray(deliveries.state, ['sending', 'handed', 'unknown']),
  );
  const rows = await db
    .update(deliveries)
    .set({ state, reason, settledAt: sql`now()`, leaseUntil: null })
    .where(ours)
    .returning({ id: deliveries.id });
  return rows.length === 1;
}

/** Puts our attempt back for later: the server said no for now, or was never reached. */
export async function postponeDelivery(
  db: Db,
  { id, owner }: Delivery,
  waitSeconds: number,
  reason: string,
): Promise<void> {
  await db
    .update(deliveries)
    .set({
      state: 'queued',
      owner: null,
      leaseUntil: null,
      reason,
      nextAttemptAt: sql`now() + make_interval(secs => ${waitSeconds})`,
    })
    .where(
      and(
        eq(deliveries.id, id),
        eq(deliveries.owner, owner as string),
        inArray(deliveries.state, ['sending', 'handed']),
      ),
    );
}

/** Says that the process with these attempts lives. */
export async function renewLeases(db: Db, owners: readonly string[]): Promise<void> {
  await db
    .update(deliveries)
    .set({ leaseUntil: lease })
    .where(
      and(inArray(deliveries.owner, [...owners]), inArray(deliveries.state, ['sending', 'handed'])),
    );
}

/** Settles a mail that will not be sent: nothing new, nobody there. False when an attempt is under way. */
export async function withdrawDelivery(db: Db, id: string, reason: string): Promise<boolean> {
  const rows = await db
    .update(deliveries)
    .set({ state: 'withdrawn', reason, settledAt: sql`now()`, owner: null, leaseUntil: null })
    .where(and(eq(deliveries.id, id), free))
    .returning({ id: deliveries.id });
  return rows.length === 1;
}

/**
 * Counts as unknown every mail whose process died after the server had asked for the body. Nobody can tell whether
 * it arrived, so only people may decide what follows.
 */
export async function markAbandoned(db: Db): Promise<number> {
  const abandoned = and(
    eq(deliveries.state, 'handed'),
    eq(deliveries.once, 'at-most'),
    leaseIsOver,
  );
  const rows = await db
    .update(deliveries)
    .set({ state: 'unknown', reason: 'abandoned', settledAt: sql`now()`, leaseUntil: null })
    .where(abandoned)
    .returning({ id: deliveries.id });
  return rows.length;
}
