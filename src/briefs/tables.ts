import { integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { topics } from '../spaces/index.ts';

/** What a facilitator says of a topic so far, in brief. One that was taken away is empty and keeps counting versions. */
export const topicBriefs = pgTable('topic_briefs', {
  topicId: uuid()
    .primaryKey()
    .references(() => topics.id),
  /** Markdown, with the names of mentioned people made true. */
  source: text().notNull(),
  html: text().notNull(),
  /** Which renderer made `html`; older ones are rendered again when read. */
  htmlVersion: integer().notNull(),
  writtenById: uuid().notNull(),
  writtenAt: timestamp({ withTimezone: true }).notNull(),
  version: integer().notNull(),
});

export type TopicBrief = typeof topicBriefs.$inferSelect;
