import { z } from 'zod';
import { Instant } from '../platform/instant.ts';
import { PageQuery } from '../platform/page.ts';

export const personRoles = [
  'teacher',
  'instructional-coach',
  'principal',
  'district-leader',
  'specialist',
  'partner-organisation',
  'community-member',
] as const;
export const verifications = [
  'none',
  'vouched',
  'reviewed',
  'district-email',
  'single-sign-on',
] as const;
export const staffRoles = ['none', 'moderator', 'administrator'] as const;
export const languages = ['en', 'es'] as const;
export const gradeBands = ['early', 'k-2', '3-5', '6-8', '9-12', 'adult'] as const;
export const readinessLevels = ['exploring', 'trying', 'sustaining'] as const;
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** What educators work on, in the words that tags are made of. A word that is taken away goes from the rows first. */
export const challenges = [
  'advisory',
  'assessment',
  'attendance',
  'behavior',
  'career-pathways',
  'co-teaching',
  'competency-based-learning',
  'data-use',
  'equity',
  'family-partnership',
  'grading',
  'leadership',
  'literacy',
  'math',
  'multilingual-learners',
  'new-teachers',
  'projects',
  'schedules',
  'science',
  'special-education',
  'student-voice',
  'teacher-retention',
  'technology',
  'transitions',
  'well-being',
] as const;

/** Who may read a field of a profile, from the fewest to everyone. */
export const audiences = ['my-cohorts', 'my-district', 'network', 'public'] as const;
export const profileFields = [
  'gradeBands',
  'subjects',
  'languages',
  'challenge',
  'offers',
  'seeks',
  'readiness',
  'availability',
] as const;

export type Audience = (typeof audiences)[number];
export type ProfileField = (typeof profileFields)[number];

/** The version of the terms in force; accepting it includes the declaration to be an adult. */
export const termsVersion = '2026-11';

/** One address in its plain form: no display name, no list, no comment. Kept in lower case. */
export const EmailAddress = z
  .string()
  .trim()
  .max(254)
  .toLowerCase()
  .pipe(z.email().regex(/^[^@]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/));
const domainName = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
/** The part of an address behind the @. */
export const EmailDomain = z.string().max(253).toLowerCase().regex(domainName);
export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}]*$/u);
export const Words = (longest: number) => z.string().trim().min(1).max(longest);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const isZone = (name: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};
export const TimeZone = z.string().max(64).refine(isZone, 'Expected an IANA time zone');

export const AvailabilityWindow = z.strictObject({
  day: z.enum(weekdays),
  /** Local wall time in the person's zone. */
  from: clock,
  until: clock,
});
export type AvailabilityWindow = z.output<typeof AvailabilityWindow>;

/** How far someone is with a practice. */
export const Readiness = z
  .array(z.strictObject({ practice: Words(100), level: z.enum(readinessLevels) }))
  .max(20);
export type Readiness = z.output<typeof Readiness>;

export const Audiences = z.partialRecord(z.enum(profileFields), z.enum(audiences));
export type Audiences = z.output<typeof Audiences>;

export const PersonPath = z.object({ personId: z.uuid() });

/** What to look for in the directory; words match anywhere, in either case. */
export const PeopleQuery = PageQuery.extend({
  search: Words(100).optional(),
  challenge: Words(100).optional(),
  offers: Words(100).optional(),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  role: z.enum(personRoles).optional(),
});
export type PeopleQuery = z.output<typeof PeopleQuery>;

/** How a person stands beside what they wrote. */
export const AuthorView = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.enum(personRoles),
  /** The district's name, or null for someone without one. */
  district: z.string().nullable(),
});
export type AuthorView = z.output<typeof AuthorView>;

/** Profile fields as others get them: a field that is not for the reader is absent. */
export const ProfileView = z.object({
  gradeBands: z.array(z.string()).optional(),
  subjects: z.array(z.string()).optional(),
  languages: z.array(z.string()).optional(),
  challenge: z.string().nullable().optional(),
  offers: z.array(z.string()).optional(),
  seeks: z.array(z.string()).optional(),
  readiness: z.array(z.object({ practice: z.string(), level: z.enum(readinessLevels) })).optional(),
  availability: z
    .array(z.object({ day: z.enum(weekdays), from: z.string(), until: z.string() }))
    .optional(),
});
export type ProfileView = z.output<typeof ProfileView>;

export const PersonView = AuthorView.extend({
  districtId: z.uuid().nullable(),
  state: z.string().nullable(),
  verification: z.enum(verifications),
  timeZone: z.string(),
  profile: ProfileView,
});
export type PersonView = z.output<typeof PersonView>;

export const MeView = AuthorView.extend({
  email: z.string(),
  districtId: z.uuid().nullable(),
  schoolId: z.uuid().nullable(),
  timeZone: z.string(),
  language: z.enum(languages),
  staffRole: z.enum(staffRoles),
  /** Whether staff rights work in this session: they wait for the second factor. */
  secondFactor: z.boolean(),
  verification: z.enum(verifications),
  verifiedAt: Instant.nullable(),
  /** Districts that this person acts for. */
  leads: z.array(z.uuid()),
  /** The terms to accept before anything can be written; null when they are accepted. */
  termsToAccept: z.string().nullable(),
  onboarded: z.boolean(),
  profile: ProfileView.required(),
  audiences: Audiences,
});
export type MeView = z.output<typeof MeView>;

/** What a person may change about themselves. The address has its own, confirmed way. */
export const MeChange = z
  .strictObject({
    /** The version that was read, as `termsToAccept` named it; accepted together with `adult`. */
    terms: z.string().max(20),
    /** "I am an adult." Only true is an answer. */
    adult: z.literal(true),
    name: PersonName,
    role: z.enum(personRoles),
    districtId: z.uuid().nullable(),
    schoolId: z.uuid().nullable(),
    timeZone: TimeZone,
    language: z.enum(languages),
    gradeBands: z.array(z.enum(gradeBands)).max(gradeBands.length),
    subjects: z.array(Words(60)).max(20),
    languages: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)).max(10),
    challenge: Words(2000).nullable(),
    offers: z.array(Words(300)).max(10),
    seeks: z.array(Words(300)).max(10),
    readiness: Readiness,
    availability: z.array(AvailabilityWindow).max(42),
    audiences: Audiences,
    /** The four first questions are behind me. */
    onboarded: z.literal(true),
  })
  .partial();
export type MeChange = z.output<typeof MeChange>;

export const InvitationPath = z.object({ invitationId: z.uuid() });
export const InvitationCreate = z.strictObject({
  email: EmailAddress,
  role: z.enum(personRoles),
  /** Null for someone without a district; only administrators invite such people. */
  districtId: z.uuid().nullable().default(null),
  /** Whether the one invited will act for the district. */
  districtLead: z.boolean().default(false),
  language: z.enum(languages).default('en'),
});
export const InvitationView = z.object({
  id: z.uuid(),
  email: z.string(),
  role: z.enum(personRoles),
  districtId: z.uuid().nullable(),
  districtLead: z.boolean(),
  createdAt: Instant,
  expiresAt: Instant,
  acceptedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
});

export const ReviewRequest = z.strictObject({ note: Words(2000) });
export const ReviewPath = z.object({ reviewId: z.uuid() });
export const ReviewDecision = z.strictObject({ approved: z.boolean() });
export const ReviewView = z.object({
  id: z.uuid(),
  person: AuthorView,
  note: z.string(),
  createdAt: Instant,
});
