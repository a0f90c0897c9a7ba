import { index, pgEnum, pgTable, smallint, timestamp, uuid } from 'drizzle-orm/pg-core';
import { persons } from '../people/index.ts';
import { frequencies, weekdays } from './schemas.ts';

export const digestFrequency = pgEnum('digest_frequency', frequencies);
export const digestWeekday = pgEnum('digest_weekday', weekdays);

/** How often and when someone wants their digest. Whoever never chose has no row, and gets it weekly. */
export const digestPreferences = pgTable(
  'digest_preferences',
  {
    personId: uuid()
      .primaryKey()
      .references(() => persons.id, { onDelete: 'cascade' }),
    frequency: digestFrequency().notNull(),
    weekday: digestWeekday().notNull(),
    /** On the clock where the person is. */
    hour: smallint().notNull(),
    changedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index().on(t.frequency, t.weekday, t.hour)],
);
