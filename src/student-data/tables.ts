import { isNull, sql } from 'drizzle-orm';
import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { newId } from '../platform/ids.ts';
import type { FindingKind, FlaggedPart } from './schemas.ts';

const moment = () => timestamp({ withTimezone: true });

/**
 * Words that may tell who a student is and were confirmed by their author: where they stand and of which kind they are,
 * for a moderator to look at. Neither the words nor who wrote them: that is read where they stand, by who may read there.
 */
export const studentDataFlags = pgTable(
  'student_data_flags',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    topicId: uuid().notNull(),
    /** The post, or what else has its words in the topic. Null: what the topic begins with alone. */
    postId: uuid(),
    kinds: text().array().$type<FindingKind[]>().notNull(),
    /** In its title, its text, the name of a file: which words, without them. */
    parts: text().array().$type<FlaggedPart[]>().notNull().default(sql`'{}'`),
    at: moment().notNull(),
    seenAt: moment(),
    seenById: uuid(),
  },
  (t) => [index('student_data_flags_waiting').on(t.id).where(isNull(t.seenAt))],
);

export type StudentDataFlag = typeof studentDataFlags.$inferSelect;
