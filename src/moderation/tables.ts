import { isNull } from 'drizzle-orm';
import {
  boolean,
  index,
  pgEnum,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { newId } from '../platform/ids.ts';
import { caseActs, noticeKinds, reportedKinds, reportReasons } from './schemas.ts';

export const reportReason = pgEnum('report_reason', reportReasons);
export const reportedKind = pgEnum('reported_kind', reportedKinds);
export const caseAct = pgEnum('case_act', caseActs);
export const noticeKind = pgEnum('notice_kind', noticeKinds);

const moment = () => timestamp({ withTimezone: true });

/** A post, or what someone shared or offered in a check-in, that people reported, until someone has dealt with it. The words stay where they stand, and are read there. */
export const cases = pgTable(
  'moderation_cases',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    of: reportedKind().notNull().default('post'),
    /** What was reported. */
    postId: uuid().notNull(),
    /** Of a check-in, whose words can be gone while somebody decides; a post knows where it stands. */
    topicId: uuid(),
    authorId: uuid().notNull(),
    spaceId: uuid().notNull(),
    /** Nobody else could look: whoever reported it showed this one post to network moderators. */
    handedOver: boolean().notNull().default(false),
    openedAt: moment().notNull(),
    closedAt: moment(),
    closedById: uuid(),
    /** What was done. */
    act: caseAct(),
    /** Why, as readers of the post or its author were told. */
    actReason: text(),
  },
  (t) => [
    uniqueIndex('moderation_cases_open').on(t.postId).where(isNull(t.closedAt)),
    index('moderation_cases_waiting').on(t.openedAt, t.id).where(isNull(t.closedAt)),
    index().on(t.authorId),
  ],
);

/** One person's word about a post. The key allows one in each case. */
export const reports = pgTable(
  'moderation_reports',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    caseId: uuid()
      .notNull()
      .references(() => cases.id),
    reporterId: uuid().notNull(),
    reason: reportReason().notNull(),
    /** In their own words; empty when the reason says it all. */
    words: text().notNull(),
    at: moment().notNull(),
  },
  (t) => [unique().on(t.caseId, t.reporterId), index().on(t.reporterId)],
);

/** What someone is told by those who keep order, until they have seen it. */
export const notices = pgTable(
  'moderation_notices',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    personId: uuid().notNull(),
    kind: noticeKind().notNull(),
    caseId: uuid()
      .notNull()
      .references(() => cases.id),
    /** Why someone is warned; empty where nothing more is told. */
    words: text().notNull(),
    at: moment().notNull(),
    seenAt: moment(),
  },
  (t) => [
    index('moderation_notices_waiting').on(t.personId, t.id).where(isNull(t.seenAt)),
    index().on(t.caseId),
  ],
);

/** What someone says against their suspension. The key allows one answer to each. */
export const appeals = pgTable(
  'moderation_appeals',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    personId: uuid().notNull(),
    /** Which suspension: when it began. */
    suspendedAt: moment().notNull(),
    words: text().notNull(),
    at: moment().notNull(),
    decidedAt: moment(),
    decidedById: uuid(),
    /** Whether the suspension ended by it. */
    granted: boolean(),
    /** The reasons, as the person was told. */
    answer: text(),
  },
  (t) => [
    unique().on(t.personId, t.suspendedAt),
    index('moderation_appeals_waiting').on(t.at, t.id).where(isNull(t.decidedAt)),
  ],
);

export type Appeal = typeof appeals.$inferSelect;
export type Case = typeof cases.$inferSelect;
