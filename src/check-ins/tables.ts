import { isNull } from 'drizzle-orm';
import {
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { newId } from '../platform/ids.ts';
import { topics } from '../spaces/index.ts';

const moment = () => timestamp({ withTimezone: true });

/** A round in which people say how it goes: what is asked, and until when. Its title and first words are its topic's. */
export const checkIns = pgTable(
  'check_ins',
  {
    topicId: uuid()
      .primaryKey()
      .references(() => topics.id),
    prompts: text().array().notNull(),
    closesAt: moment().notNull(),
    remindedAt: moment(),
    /** When the moods were put together and taken off the answers. Closed it is from `closesAt` on. */
    settledAt: moment(),
    /** How many chose 1, 2, 3, 4, 5; null before it is settled, and for ever where they were too few. */
    moods: integer().array(),
  },
  (t) => [index('check_ins_to_settle').on(t.closesAt).where(isNull(t.settledAt))],
);

const ofRound = () =>
  uuid()
    .notNull()
    .references(() => checkIns.topicId);

/** What someone shared. The key allows one answer in each round. */
export const checkInAnswers = pgTable(
  'check_in_answers',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    topicId: ofRound(),
    personId: uuid().notNull(),
    /** One for each prompt. */
    words: text().array().notNull(),
    /** From 1 to 5, or not said; gone when the round is settled. */
    mood: smallint(),
    sharedAt: moment().notNull(),
    editedAt: moment(),
  },
  (t) => [unique().on(t.topicId, t.personId), index().on(t.topicId, t.id), index().on(t.personId)],
);

/** Somebody sits this one out. Theirs alone to know. */
export const checkInSkips = pgTable(
  'check_in_skips',
  { topicId: ofRound(), personId: uuid().notNull(), at: moment().notNull() },
  (t) => [primaryKey({ columns: [t.topicId, t.personId] })],
);

/** What somebody offers to who shared. */
export const checkInOffers = pgTable(
  'check_in_offers',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    answerId: uuid()
      .notNull()
      .references(() => checkInAnswers.id, { onDelete: 'cascade' }),
    personId: uuid().notNull(),
    body: text().notNull(),
    at: moment().notNull(),
  },
  (t) => [index().on(t.answerId, t.id), index().on(t.personId)],
);

export type CheckIn = typeof checkIns.$inferSelect;
export type Answer = typeof checkInAnswers.$inferSelect;
export type Offer = typeof checkInOffers.$inferSelect;
