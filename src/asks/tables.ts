import { isNull } from 'drizzle-orm';
import {
  boolean,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { persons } from '../people/index.ts';
import { topics } from '../spaces/index.ts';
import { callOutcomes } from './schemas.ts';

export const callOutcome = pgEnum('call_outcome', callOutcomes);

const moment = () => timestamp({ withTimezone: true });

/** A question that stayed without an answer was taken to people, once. Kept: how it ended tells whether this helps. */
export const calls = pgTable(
  'calls',
  {
    topicId: uuid()
      .primaryKey()
      .references(() => topics.id),
    /** Where it stood then: a question that moves on is not theirs any more. */
    spaceId: uuid().notNull(),
    madeAt: moment().notNull(),
    endedAt: moment(),
    outcome: callOutcome(),
  },
  (t) => [index('calls_open').on(t.topicId).where(isNull(t.endedAt))],
);

/** One person is asked for help with one question. */
export const asks = pgTable(
  'asks',
  {
    topicId: uuid()
      .notNull()
      .references(() => calls.topicId),
    personId: uuid()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    askedAt: moment().notNull(),
    /** When they left it to others. Theirs alone to know. */
    passedAt: moment(),
  },
  (t) => [primaryKey({ columns: [t.topicId, t.personId] }), index().on(t.personId, t.askedAt)],
);

/** How this network asks, where an administrator chose it: one row, or none. */
export const askSettings = pgTable('ask_settings', {
  only: boolean().primaryKey().default(true),
  waitHours: smallint().notNull(),
  mostOpen: smallint().notNull(),
  mostInMonth: smallint().notNull(),
});
