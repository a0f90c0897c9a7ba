import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { newId } from '../ids.ts';

/**
 * Where a mail stands. `sending` is safe to try again, `handed` no longer is: the server has asked for the body.
 * `unknown` is for people to judge, and never sent again by itself. `withdrawn` means that there was, at the last
 * moment, nothing to send or nobody to send it to.
 */
export const deliveryStates = [
  'queued',
  'sending',
  'handed',
  'sent',
  'bounced',
  'given-up',
  'unknown',
  'withdrawn',
] as const;
export const mailPromises = ['at-most', 'at-least'] as const;

export const deliveryState = pgEnum('delivery_state', deliveryStates);
export const mailPromise = pgEnum('mail_promise', mailPromises);

/** One mail to one person: what is owed and what became of it. Holds no address and none of the words. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    /** What is sent: `digest`, `sign-in`. */
    kind: text().notNull(),
    /** Which one of its kind: the local window of a digest, the id of a sign-in request. */
    period: text().notNull(),
    /** Null when the recipient is not a person here yet; then the period names them. */
    personId: uuid(),
    once: mailPromise().notNull(),
    state: deliveryState().notNull().default('queued'),
    /** The attempt under way. Whoever holds another token is refused. */
    owner: uuid(),
    /** Until when the owner is believed to be alive, by the clock of PostgreSQL. */
    leaseUntil: timestamp({ withTimezone: true }),
    attempts: integer().notNull().default(0),
    nextAttemptAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Codes only, such as `550 RCPT TO`: a server's words may quote the address. */
    reason: text(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** When what it says was gathered, for a mail whose successor must know; set by the attempt that sends it. */
    gatheredAt: timestamp({ withTimezone: true }),
    settledAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    unique('deliveries_once').on(t.kind, t.period, t.personId).nullsNotDistinct(),
    index('deliveries_due')
      .on(t.nextAttemptAt)
      .where(sql`state in ('queued', 'sending', 'handed')`),
    index('deliveries_state').on(t.state, t.id),
    index('deliveries_person').on(t.personId, t.settledAt),
  ],
);

export type Delivery = typeof deliveries.$inferSelect;
export type DeliveryState = Delivery['state'];
