import { sql } from 'drizzle-orm';
import {
  boolean,
  customType,
  doublePrecision,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { newId } from '../platform/ids.ts';
import { requestStatuses } from './schemas.ts';

const searchVector = customType<{ data: string }>({ dataType: () => 'tsvector' });

export const districtRequestStatus = pgEnum('district_request_status', requestStatuses);

/** A local education agency, as the NCES Common Core of Data lists it, or as staff approved it. */
export const districts = pgTable(
  'districts',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    /** The 7-digit NCES id, as text: leading zeros matter. Null only for a district that no file has. */
    leaId: text().unique(),
    name: text().notNull(),
    /** USPS code, such as CA. */
    state: text().notNull(),
    city: text(),
    locale: text(),
    students: integer(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    /** IANA name. */
    timeZone: text().notNull(),
    /** True when the zone is the state's main one, for want of coordinates. */
    timeZoneAssumed: boolean().notNull().default(false),
    /** What a search can find it by: words of the name (A), the city (B) and the state (C). */
    search: searchVector().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    index().on(t.name, t.id),
    index().on(t.state, t.name, t.id),
    index('districts_search').using('gin', t.search),
  ],
);

/** Every word that some district can be found by, so that a mistyped one leads to its neighbours. */
export const districtWords = pgTable('district_words', { word: text().primaryKey() }, (t) => [
  index('district_words_near').using('gist', sql`${t.word} gist_trgm_ops`),
]);

export const schools = pgTable(
  'schools',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    /** 12 digits, as text. */
    ncesSchoolId: text().notNull().unique(),
    districtId: uuid()
      .notNull()
      .references(() => districts.id),
    name: text().notNull(),
    city: text(),
    lowGrade: text(),
    highGrade: text(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    timeZone: text().notNull(),
    timeZoneAssumed: boolean().notNull().default(false),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index().on(t.districtId, t.name, t.id)],
);

/** Someone did not find their district and asks staff to add it. */
export const districtRequests = pgTable(
  'district_requests',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    personId: uuid().notNull(),
    name: text().notNull(),
    state: text().notNull(),
    city: text(),
    webPage: text(),
    note: text(),
    status: districtRequestStatus().notNull().default('waiting'),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    decidedAt: timestamp({ withTimezone: true }),
    decidedBy: uuid(),
    /** What staff said to the person who asked. */
    reason: text(),
    /** The district that the approval made. */
    districtId: uuid().references(() => districts.id),
  },
  (t) => [index().on(t.status, t.createdAt, t.id), index().on(t.personId, t.createdAt, t.id)],
);

/** A district without the column that only searches read. */
export type District = Omit<typeof districts.$inferSelect, 'search'>;
export type School = typeof schools.$inferSelect;
export type DistrictRequest = typeof districtRequests.$inferSelect;
