import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { persons } from '../people/index.ts';
import { newId } from '../platform/ids.ts';
import { posts, topics } from '../spaces/index.ts';

/** What someone saved, for themselves alone: a post or a topic. What it says is looked up when they look. */
export const bookmarks = pgTable(
  'bookmarks',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    personId: uuid()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    /** One of the two. */
    postId: uuid().references(() => posts.id),
    topicId: uuid().references(() => topics.id),
    savedAt: timestamp({ withTimezone: true }).notNull(),
    /** Their own words about it; empty for most. */
    note: text().notNull().default(''),
  },
  (t) => [
    unique().on(t.personId, t.postId),
    unique().on(t.personId, t.topicId),
    index().on(t.personId, t.savedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    check('bookmarks_of_one', sql`(${t.postId} is null) <> (${t.topicId} is null)`),
  ],
);

export type Bookmark = typeof bookmarks.$inferSelect;
