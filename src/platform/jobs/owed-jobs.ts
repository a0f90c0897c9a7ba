import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Db } from '../db.ts';
import { outbox } from '../events.ts';

/**
 * Jobs that are still to be done, and those that were given up. Queues are only the way to a worker: what stands here
 * is put into them again after they were emptied. Removed when done.
 */
export const owedJobs = pgTable(
  'owed_jobs',
  {
    job: text().notNull(),
    /** Of the event, or of the time that came, or the one given to `enqueue`. */
    id: text().notNull(),
    eventId: uuid().references(() => outbox.id, { onDelete: 'cascade' }),
    owedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    enqueuedAt: timestamp({ withTimezone: true }),
    attempts: integer().notNull().default(0),
    /** The try that counts. An earlier one that lost its lock and still runs can no longer settle the job. */
    runner: uuid(),
    parkedAt: timestamp({ withTimezone: true }),
    /** Why it was parked: kind and cause, no personal data. */
    error: text(),
    /** What a parked job was asked to do, when no event tells. */
    data: jsonb(),
  },
  (t) => [
    primaryKey({ columns: [t.job, t.id] }),
    index('owed_jobs_open').on(t.owedAt).where(sql`parked_at is null`),
    index('owed_jobs_parked').on(t.parkedAt).where(sql`parked_at is not null`),
    index().on(t.eventId),
  ],
);

/** The last period for which each scheduled job was owed: each period counts once, whoever looks first. */
export const jobPeriods = pgTable('job_periods', {
  job: text().primaryKey(),
  period: bigint({ mode: 'number' }).notNull(),
});

export type OwedKey = { job: string; id: string };
type Owed = { attempts: number; type: string; time: Date; data: unknown };

const isOne = ({ job, id }: OwedKey) => and(eq(owedJobs.job, job), eq(owedJobs.id, id));

/** Begins a try. Undefined when the job is done, or parked: there is nothing left to do. */
export async function takeOwed(db: Db, key: OwedKey, runner: string): Promise<Owed | undefined> {
  const [taken] = await db
    .update(owedJobs)
    .set({ attempts: sql`${owedJobs.attempts} + 1`, runner })
    .where(and(isOne(key), isNull(owedJobs.parkedAt)))
    .returning({ attempts: owedJobs.attempts, eventId: owedJobs.eventId, at: owedJobs.owedAt });
  if (!taken) return undefined;
  const { attempts, eventId, at } = taken;
  if (!eventId) return { attempts, type: key.job, time: at, data: undefined };
  const [event] = await db
    .select({ type: outbox.type, time: outbox.time, data: outbox.data })
    .from(outbox)
    .where(eq(outbox.id, eventId));
  return event && { attempts, ...event };
}

/** The job is done, unless another try has taken over meanwhile. */
export async function settleOwed(db: Db, key: OwedKey, runner: string): Promise<void> {
  await db.delete(owedJobs).where(and(isOne(key), eq(owedJobs.runner, runner)));
}

/** Takes back a try that came to no end because its process was told to stop, unless another has taken over meanwhile. */
export async function giveBackOwed(db: Db, key: OwedKey, runner: string): Promise<void> {
  await db
    .update(owedJobs)
    .set({ attempts: sql`${owedJobs.attempts} - 1`, runner: null })
    .where(and(isOne(key), eq(owedJobs.runner, runner)));
}

/** Gives the job up until somebody looks, unless another try has taken over meanwhile. */
export async function parkOwed(db: Db, key: OwedKey, runner: string, error: string): Promise<void> {
  await db
    .update(owedJobs)
    .set({ parkedAt: sql`now()`, error })
    .where(and(isOne(key), eq(owedJobs.runner, runner)));
}

/** Keeps what was asked for by `enqueue` and could not be done. */
export async function parkRequest(
  db: Db,
  key: OwedKey,
  data: unknown,
  attempts: number,
  error: string,
): Promise<void> {
  const parked = { attempts, error, data, parkedAt: sql`now()` };
  await db
    .insert(owedJobs)
    .values({ ...key, ...parked })
    .onConflictDoUpdate({ target: [owedJobs.job, owedJobs.id], set: parked });
}

export type Parked = OwedKey & { attempts: number; parkedAt: Date | null; error: string | null };

/** Jobs that were given up, the oldest first. */
export async function findParked(db: Db, limit: number): Promise<Parked[]> {
  const { job, id, attempts, parkedAt, error } = owedJobs;
  return db
    .select({ job, id, attempts, parkedAt, error })
    .from(owedJobs)
    .where(isNotNull(parkedAt))
    .orderBy(asc(parkedAt))
    .limit(limit);
}

/** Owes a parked job anew; the sweep puts it into its queue. False when no event or time made it owed. */
export async function retryParked(db: Db, key: OwedKey): Promise<boolean> {
  const anew = { parkedAt: null, error: null, attempts: 0, enqueuedAt: null };
  const again = await db
    .update(owedJobs)
    .set(anew)
    .where(and(isOne(key), isNotNull(owedJobs.parkedAt), isNull(owedJobs.data)))
    .returning({ id: owedJobs.id });
  return again.length > 0;
}
