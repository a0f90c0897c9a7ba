import {
  bigint,
  boolean,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { persons } from '../people/index.ts';
import { scopes } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { signInMethods } from './schemas.ts';

export const signInMethod = pgEnum('sign_in_method', signInMethods);
export const tokenScope = pgEnum('token_scope', scopes);

const ofPerson = () =>
  uuid()
    .notNull()
    .references(() => persons.id, { onDelete: 'cascade' });

/** Someone typed an address. The job that mails it makes link and code; only their hashes are kept. */
export const signInRequests = pgTable(
  'sign_in_requests',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    email: text().notNull(),
    /** The language of the page, for the mail to someone who has no account yet. */
    language: text().notNull(),
    /** Hash of what the browser that asked was given: the code works only there. */
    browserHash: text().notNull().unique(),
    linkHash: text().unique(),
    codeHash: text(),
    codeTries: integer().notNull().default(0),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: timestamp({ withTimezone: true }),
  },
  (t) => [index().on(t.expiresAt)],
);

export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    personId: ofPerson(),
    tokenHash: text().notNull().unique(),
    method: signInMethod().notNull(),
    /** True until the second factor is shown, for people who have one: such a session opens nothing. */
    pending: boolean().notNull().default(false),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    lastSeenAt: timestamp({ withTimezone: true }).notNull(),
    /** When the person last proved who they are: sensitive changes ask for a recent proof. */
    provedAt: timestamp({ withTimezone: true }).notNull(),
    secondFactorAt: timestamp({ withTimezone: true }),
    /** The browser's own words, for telling one's sessions apart. */
    userAgent: text(),
  },
  (t) => [index().on(t.personId), index().on(t.lastSeenAt)],
);

/** Personal access tokens, for programs. */
export const accessTokens = pgTable(
  'access_tokens',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    personId: ofPerson(),
    name: text().notNull(),
    tokenHash: text().notNull().unique(),
    scopes: tokenScope().array().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    lastUsedAt: timestamp({ withTimezone: true }),
  },
  (t) => [index().on(t.personId)],
);

/** Who someone is at an identity provider: by issuer and subject, never by address. */
export const identities = pgTable(
  'identities',
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    personId: ofPerson(),
    districtId: uuid().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    lastUsedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] }), index().on(t.personId)],
);

/** The identity provider of a district (OpenID Connect). */
export const singleSignOn = pgTable('single_sign_on', {
  districtId: uuid().primaryKey(),
  issuer: text().notNull(),
  clientId: text().notNull(),
  /** Sealed with the keys of the service. */
  clientSecret: text().notNull(),
  updatedAt: timestamp({ withTimezone: true }).notNull(),
});

/** A second factor of time-based codes (RFC 6238). */
export const authenticators = pgTable('authenticators', {
  personId: uuid()
    .primaryKey()
    .references(() => persons.id, { onDelete: 'cascade' }),
  /** Sealed with the keys of the service. */
  secret: text().notNull(),
  confirmedAt: timestamp({ withTimezone: true }),
  /** The time step of the last code that was taken: no code works twice. */
  lastStep: bigint({ mode: 'number' }).notNull().default(0),
  failures: integer().notNull().default(0),
  lastFailureAt: timestamp({ withTimezone: true }),
  createdAt: timestamp({ withTimezone: true }).notNull(),
});

/** For a lost phone: each opens once. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    personId: ofPerson(),
    codeHash: text().notNull(),
    usedAt: timestamp({ withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.personId, t.codeHash] })],
);

/** A new address that waits to be confirmed by whoever reads its mail. */
export const emailChanges = pgTable(
  'email_changes',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    personId: ofPerson(),
    oldEmail: text().notNull(),
    newEmail: text().notNull(),
    tokenHash: text().unique(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: timestamp({ withTimezone: true }),
  },
  (t) => [index().on(t.personId)],
);

export type SignInRequest = typeof signInRequests.$inferSelect;
export type Session = typeof sessions.$inferSelect;
export type AccessToken = typeof accessTokens.$inferSelect;
export type SingleSignOn = typeof singleSignOn.$inferSelect;
export type Authenticator = typeof authenticators.$inferSelect;
