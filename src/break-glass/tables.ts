import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { newId } from '../platform/ids.ts';
import { spaces, topics } from '../spaces/index.ts';
import { lookKinds } from './schemas.ts';

export const breakGlassLook = pgEnum('break_glass_look', lookKinds);

const moment = () => timestamp({ withTimezone: true });

/** Somebody of staff asked to read one circle, or to learn who asked one anonymous topic. It stays for ever. */
export const entries = pgTable(
  'break_glass_entries',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    spaceId: uuid()
      .notNull()
      .references(() => spaces.id),
    /** The anonymous topic whose author it is about; null: to read the circle. */
    topicId: uuid().references(() => topics.id),
    askedById: uuid().notNull(),
    reason: text().notNull(),
    askedAt: moment().notNull(),
    /** The second of the two; never the first. */
    decidedById: uuid(),
    decidedAt: moment(),
    confirmed: boolean(),
    endsAt: moment(),
    /** Ended early, or withdrawn before anybody decided. */
    endedAt: moment(),
    endedById: uuid(),
  },
  (t) => [
    check('break_glass_takes_two', sql`${t.decidedById} <> ${t.askedById}`),
    index().on(t.askedAt, t.id),
    index().on(t.spaceId, t.decidedAt, t.id),
  ],
);

/** What was looked at under an entry: written in the very transaction that reads it. */
export const readings = pgTable(
  'break_glass_readings',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    entryId: uuid()
      .notNull()
      .references(() => entries.id),
    personId: uuid().notNull(),
    look: breakGlassLook().notNull(),
    topicId: uuid(),
    /** The file that was opened. */
    attachmentId: uuid(),
    at: moment().notNull(),
  },
  (t) => [index().on(t.entryId, t.at)],
);

/** Someone is told that the circle was opened, or that who they are was; until they have seen it. */
export const notices = pgTable(
  'break_glass_notices',
  {
    personId: uuid().notNull(),
    entryId: uuid()
      .notNull()
      .references(() => entries.id),
    /** It is about them: they asked the topic. */
    isAuthor: boolean().notNull(),
    at: moment().notNull(),
    seenAt: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.entryId] }),
    index('break_glass_notices_unseen').on(t.personId, t.at).where(sql`seen_at is null`),
  ],
);

export type Entry = typeof entries.$inferSelect;
export type Reading = typeof readings.$inferSelect;
