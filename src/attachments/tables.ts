import { isNotNull, isNull, sql } from 'drizzle-orm';
import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { newId } from '../platform/ids.ts';

const moment = () => timestamp({ withTimezone: true });

/**
 * A file that someone uploaded. Its row is there before its bytes and goes after them, so that no bytes lie anywhere that
 * nothing names.
 */
export const attachments = pgTable(
  'attachments',
  {
    /** Also the name under which its bytes lie. */
    id: uuid().primaryKey().$defaultFn(newId),
    ownerId: uuid().notNull(),
    /** For the download alone. */
    name: text().notNull(),
    type: text().notNull(),
    bytes: integer().notNull(),
    /** Of an image: its small preview, which lies beside it. */
    previewBytes: integer(),
    width: integer(),
    height: integer(),
    createdAt: moment().notNull(),
    /** When its bytes were there, all of them. */
    storedAt: moment(),
    /** What it is attached to, such as `posts/<id>`; whoever may read that may read this. */
    subject: text(),
    attachedAt: moment(),
    /** It is nobody's any more, is shown to no one, and its bytes go then. */
    purgeAfter: moment(),
  },
  (t) => [
    index().on(t.ownerId),
    index().on(t.subject).where(isNotNull(t.subject)),
    index('attachments_unattached').on(t.createdAt).where(isNull(t.subject)),
    index('attachments_ending').on(t.purgeAfter).where(sql`purge_after is not null`),
  ],
);

export type Attachment = typeof attachments.$inferSelect;
