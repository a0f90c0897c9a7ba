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
import { posts } from '../spaces/index.ts';
import { reasons } from './schemas.ts';

export const notificationReason = pgEnum('notification_reason', reasons);

const moment = () => timestamp({ withTimezone: true });
const ofPerson = () =>
  uuid()
    .notNull()
    .references(() => persons.id, { onDelete: 'cascade' });

/** Someone is told of a post: once, however often the job runs. What it says, and whether they may still read it, is looked up when they look. */
export const notifications = pgTable(
  'notifications',
  {
    personId: ofPerson(),
    postId: uuid()
      .notNull()
      .references(() => posts.id),
    reason: notificationReason().notNull(),
    at: moment().notNull(),
    /** When they said that they know of it. Having read the topic that far says so as well. */
    readAt: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.postId] }),
    index().on(t.personId, t.at.desc().nullsFirst()),
    index('notifications_by_age').using('brin', t.at),
  ],
);

/** When someone wants no news live. Whoever never chose has no row. */
export const quietHours = pgTable('quiet_hours', {
  personId: ofPerson().primaryKey(),
  /** Full hours on the clock where the person is; both or neither. */
  fromHour: smallint(),
  untilHour: smallint(),
  weekends: boolean().notNull(),
});
