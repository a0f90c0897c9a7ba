import { sql } from 'drizzle-orm';
import {
  boolean,
  index,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { newId } from '../platform/ids.ts';
import {
  type Audiences,
  type AvailabilityWindow,
  personRoles,
  type Readiness,
  staffRoles,
  verifications,
} from './schemas.ts';

export const personRole = pgEnum('person_role', personRoles);
export const verification = pgEnum('verification', verifications);
export const staffRole = pgEnum('staff_role', staffRoles);

/** An educator, or someone who works with educators. All are adults. */
export const persons = pgTable(
  'persons',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    /** Lower case; the identity that a person proves at sign-in. */
    email: text().notNull().unique(),
    name: text().notNull(),
    role: personRole().notNull(),
    districtId: uuid(),
    schoolId: uuid(),
    /** IANA name; the district's when the person chose none. */
    timeZone: text().notNull(),
    /** BCP 47: `en` or `es`. */
    language: text().notNull().default('en'),
    staffRole: staffRole().notNull().default('none'),
    verification: verification().notNull().default('none'),
    verifiedAt: timestamp({ withTimezone: true }),
    /** The version of the terms that was accepted, together with the declaration to be an adult. */
    termsVersion: text(),
    termsAcceptedAt: timestamp({ withTimezone: true }),
    /** When the last of the four first questions was answered or skipped. */
    onboardedAt: timestamp({ withTimezone: true }),
    suspendedAt: timestamp({ withTimezone: true }),
    /** The end of the suspension, or null for one without an end. */
    suspendedUntil: timestamp({ withTimezone: true }),
    suspendedById: uuid(),
    /** Told to the person. */
    suspensionReason: text(),
    /** Sessions and access tokens that are older than this open nothing any more. */
    credentialsSince: timestamp({ withTimezone: true }),
    /** A made-up person of the demonstration network, whom development may sign in with one click. */
    demonstration: boolean().notNull().default(false),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    index().on(t.districtId),
    index().on(t.name, t.id),
    index('persons_staff').on(t.id).where(sql`${t.staffRole} <> 'none'`),
  ],
);

/** What a person tells others about their work, each field to the audience they chose. */
export const profiles = pgTable('profiles', {
  personId: uuid()
    .primaryKey()
    .references(() => persons.id, { onDelete: 'cascade' }),
  gradeBands: text().array().notNull().default([]),
  subjects: text().array().notNull().default([]),
  /** BCP 47 tags of the languages they can work in. */
  languages: text().array().notNull().default([]),
  /** The problem they are working on, in their own words. */
  challenge: text(),
  /** What they could show someone. */
  offers: text().array().notNull().default([]),
  seeks: text().array().notNull().default([]),
  /** The stems of the words in the challenge, to find who works on the same. As private as the challenge itself. */
  challengeStems: text()
    .array()
    .generatedAlwaysAs(
      sql`tsvector_to_array(to_tsvector('english'::regconfig, coalesce(challenge, '')))`,
    ),
  readiness: jsonb().$type<Readiness>().notNull().default([]),
  availability: jsonb().$type<AvailabilityWindow[]>().notNull().default([]),
  audiences: jsonb().$type<Audiences>().notNull().default({}),
  updatedAt: timestamp({ withTimezone: true }).notNull(),
});

/** Who wants nothing to do with whom. The one blocked is never told. */
export const blocks = pgTable(
  'blocks',
  {
    personId: uuid()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    blockedId: uuid()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.blockedId] }), index().on(t.blockedId)],
);

/** Who acts for which district: books its visits, invites its people. */
export const districtLeads = pgTable(
  'district_leads',
  {
    districtId: uuid().notNull(),
    personId: uuid()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.districtId, t.personId] }), index().on(t.personId)],
);

/** E-mail domains that a district has proved to be its own. */
export const districtDomains = pgTable(
  'district_domains',
  {
    domain: text().primaryKey(),
    districtId: uuid().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index().on(t.districtId)],
);

/** A verified colleague says: this is who they say they are. */
export const vouches = pgTable(
  'vouches',
  {
    personId: uuid()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    voucherId: uuid()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.voucherId] }), index().on(t.voucherId)],
);

/** Someone asks staff to look at who they are. */
export const verificationRequests = pgTable(
  'verification_requests',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    personId: uuid()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    note: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    decidedAt: timestamp({ withTimezone: true }),
    decidedBy: uuid(),
    approved: boolean(),
  },
  (t) => [index().on(t.decidedAt, t.createdAt), index().on(t.personId)],
);

/** A way in for one address. The job that mails it makes the token; only its hash is kept. */
export const invitations = pgTable(
  'invitations',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    email: text().notNull(),
    role: personRole().notNull(),
    districtId: uuid(),
    /** Whether the one invited becomes a lead of that district. */
    districtLead: boolean().notNull().default(false),
    language: text().notNull().default('en'),
    /** Null when the command line invited. */
    invitedBy: uuid(),
    tokenHash: text().unique(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    acceptedAt: timestamp({ withTimezone: true }),
    acceptedBy: uuid(),
    revokedAt: timestamp({ withTimezone: true }),
  },
  (t) => [index().on(t.email, t.createdAt), index().on(t.districtId, t.createdAt)],
);

/** Mail that went to an address without an account: at most three an hour, whoever asks for it. */
export const strangerMails = pgTable(
  'stranger_mails',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    emailHash: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index().on(t.emailHash, t.at)],
);

export type Person = typeof persons.$inferSelect;
export type Profile = typeof profiles.$inferSelect;
export type Invitation = typeof invitations.$inferSelect;
