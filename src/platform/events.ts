import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import type { Db, Tx } from './db.ts';
import { newId } from './ids.ts';

/** What has happened, kept with the change itself. The relay numbers it per subject and hands it on. */
export const outbox = pgTable(
  'outbox',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    /** The order of insertion; commits may come in another. */
    position: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    type: text().notNull(),
    subjects: text().array().notNull(),
    data: jsonb().notNull(),
    time: timestamp({ withTimezone: true }).notNull(),
    /** The relay's round in which it was numbered. How far the handing on has come stands in `relayProgress`. */
    relayRound: bigint({ mode: 'number' }),
  },
  (t) => [
    index('outbox_unnumbered').on(t.position).where(isNull(t.relayRound)),
    index('outbox_numbered').on(t.relayRound).where(isNotNull(t.relayRound)),
  ],
);

/**
 * Which round of the relay was the last to number events, and the last whose events were all handed on. One row: an
 * event's own row is changed once, when it is numbered, and never again.
 */
export const relayProgress = pgTable(
  'relay_progress',
  {
    only: boolean().primaryKey().default(true),
    given: bigint({ mode: 'number' }).notNull(),
    handedOn: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [check('relay_progress_only', sql`${t.only}`)],
);

/** The last number given on each subject. Outlives the events, so numbers never start again. */
export const subjectHeads = pgTable('subject_heads', {
  subject: text().primaryKey(),
  head: integer().notNull(),
});

/** Which event has which number on which subject: 1, 2, 3 … without gaps. */
export const subjectNumbers = pgTable(
  'subject_numbers',
  {
    subject: text().notNull(),
    sequence: integer().notNull(),
    /** Of an event that stands: both are written by the relay, and both go with retention. */
    eventId: uuid().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subject, t.sequence] }), index().on(t.eventId)],
);

/**
 * The number of the last event on a subject from before a moment, so that history can begin there; 0 when there is none,
 * or none that is kept any more.
 */
export async function lastNumberBefore(db: Db, subject: string, moment: Date): Promise<number> {
  const [row] = await db
    .select({ sequence: subjectNumbers.sequence })
    .from(subjectNumbers)
    .innerJoin(outbox, eq(outbox.id, subjectNumbers.eventId))
    .where(and(eq(subjectNumbers.subject, subject), lt(outbox.time, moment)))
    .orderBy(desc(subjectNumbers.sequence))
    .limit(1);
  return row?.sequence ?? 0;
}

/** The events of these types that were numbered in one round with an event, itself among them, in the order of their writing. */
export function findTogether(db: Db, id: string, types: readonly string[]): Promise<Happening[]> {
  const round = db.select({ round: outbox.relayRound }).from(outbox).where(eq(outbox.id, id));
  return db
    .select({ id: outbox.id, type: outbox.type, time: outbox.time, data: outbox.data })
    .from(outbox)
    .where(and(eq(outbox.relayRound, round), inArray(outbox.type, [...types])))
    .orderBy(asc(outbox.position));
}

export type EventKind<Schema extends z.ZodType = z.ZodType> = {
  type: string;
  data: Schema;
  subjects(data: z.output<Schema>): string[];
};

/** A happening as receivers get it. Delivery is at least once: the id tells a repeat. */
export type Happening<Data = unknown> = { id: string; type: string; time: Date; data: Data };

/**
 * Declares a kind of event: identifiers, never names, addresses or words people wrote.
 *
 * @param type     capability, dot, past tense in kebab-case: `spaces.post-written`
 * @param subject  the subject or subjects (`topics/<id>`) on which the event is numbered
 */
export function defineEvent<Schema extends z.ZodType>(kind: {
  type: string;
  data: Schema;
  subject(data: z.output<Schema>): string | string[];
}): EventKind<Schema> {
  return { type: kind.type, data: kind.data, subjects: (data) => [kind.subject(data)].flat() };
}

/**
 * Keeps an event with the change that it tells of: both are committed, or neither.
 *
 * @param subjects  where its data does not say them, such as for those whom a job told something
 */
export async function record<Schema extends z.ZodType>(
  tx: Tx,
  kind: EventKind<Schema>,
  data: z.output<Schema>,
  time: Date,
  subjects: string[] = kind.subjects(data),
): Promise<string> {
  const id = newId();
  await tx.insert(outbox).values({ id, type: kind.type, subjects, data, time });
  return id;
}

/** Keeps several events of a kind at once, as `record` keeps one. */
export async function recordAll<Schema extends z.ZodType>(
  tx: Tx,
  kind: EventKind<Schema>,
  all: readonly z.output<Schema>[],
  time: Date,
): Promise<void> {
  if (all.length === 0) return;
  const { type } = kind;
  const rows = all.map((data) => ({ type, subjects: kind.subjects(data), data, time }));
  await tx.insert(outbox).values(rows);
}
