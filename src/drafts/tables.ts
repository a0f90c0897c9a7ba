import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { persons } from '../people/index.ts';
import { type DraftWords, placeKinds } from './schemas.ts';

/** What someone is writing and has not posted. One for each place; what was posted or thrown away leaves its version. */
export const drafts = pgTable(
  'drafts',
  {
    personId: uuid()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    kind: text({ enum: placeKinds }).notNull(),
    /** The topic, space or post. It may go before the draft does: the words are their author's. */
    subjectId: uuid().notNull(),
    /** Null once they were posted or thrown away. */
    words: jsonb().$type<DraftWords>(),
    version: integer().notNull(),
    savedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.kind, t.subjectId] }),
    index('drafts_unfinished')
      .on(t.personId, t.savedAt.desc().nullsFirst(), t.subjectId.desc().nullsFirst())
      .where(sql`words is not null`),
    index().on(t.savedAt),
  ],
);

export type Draft = typeof drafts.$inferSelect;
