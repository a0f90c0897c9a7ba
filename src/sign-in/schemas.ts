import { z } from 'zod';
import { EmailAddress, EmailDomain, languages, personRoles } from '../people/schemas.ts';
import { Instant } from '../platform/instant.ts';

export const signInMethods = ['email', 'single-sign-on', 'demonstration', 'command-line'] as const;
export const tokenScopes = ['read', 'write', 'admin'] as const;

export const SignInRequest = z.strictObject({
  email: EmailAddress,
  /** The language of the page, for a mail to someone whose own is not known. */
  language: z.enum(languages).default('en'),
});

/** The same for every address, known or not. */
export const SignInRequested = z.object({
  /** Belongs to this browser: the code in the mail works only together with it. */
  requestId: z.string(),
  resendAfterSeconds: z.int(),
  expiresAt: Instant,
});

export const LinkProof = z.strictObject({ token: z.string().min(20).max(100) });
export const CodeProof = z.strictObject({
  requestId: z.string().min(20).max(100),
  /** Six digits; blanks that a phone put between them do no harm. */
  code: z.string().max(20),
});
export const SecondFactorProof = z.strictObject({ code: z.string().min(6).max(40) });

export const SignedIn = z.object({
  personId: z.uuid(),
  /** True when the session waits for the second factor: `POST /api/sign-in/second-factor`. */
  secondFactorNeeded: z.boolean(),
  /** True for someone who has just become a person here. */
  newcomer: z.boolean(),
});
export type SignedIn = z.output<typeof SignedIn>;

export const EmailChange = z.strictObject({ email: EmailAddress });

export const SessionPath = z.object({ sessionId: z.uuid() });
export const SessionView = z.object({
  id: z.uuid(),
  method: z.enum(signInMethods),
  userAgent: z.string().nullable(),
  createdAt: Instant,
  lastSeenAt: Instant,
  /** Whether this is the session that asks. */
  mine: z.boolean(),
});

/** How many of each were ended. */
export const OthersEnded = z.object({ sessions: z.int(), tokens: z.int() });

export const TokenPath = z.object({ tokenId: z.uuid() });
export const TokenCreate = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.enum(tokenScopes)).min(1).max(3),
  /** Days until it ends by itself. */
  days: z.int().min(1).max(366).default(90),
});
export const TokenView = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(z.enum(tokenScopes)),
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: Instant.nullable(),
});
/** Shown once, when it is made. */
export const TokenMade = TokenView.extend({ token: z.string() });

export const SecondFactorView = z.object({
  /** `unconfirmed` until the first code was given. */
  state: z.enum(['none', 'unconfirmed', 'on']),
  recoveryCodesLeft: z.int(),
});
/** Shown once, while it is set up. */
export const SecondFactorSecret = z.object({
  /** Base32, for typing it in. */
  secret: z.string(),
  /** For a QR code: `otpauth://totp/…`. */
  uri: z.string(),
});
/** Shown once: each opens one time when the phone is lost. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

/** The domain alone: what stands in an address is logged on its way, and who signs in is nobody's business. */
export const MethodsQuery = z.strictObject({ domain: EmailDomain.optional() });
export const DemonstrationPerson = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.enum(personRoles),
  district: z.string().nullable(),
});
export const DemonstrationChoice = z.strictObject({ personId: z.uuid() });

/** How someone may sign in; the same shape for every address. */
export const MethodsView = z.object({
  singleSignOn: z.object({ label: z.string(), url: z.string() }).nullable(),
  /** In development only: made-up people to sign in as. */
  demonstration: z.array(DemonstrationPerson),
});

export const DistrictPath = z.object({ districtId: z.uuid() });
export const NextQuery = z.strictObject({
  /** Where to go afterwards, on this site. */
  next: z.string().max(500).optional(),
});
export const SingleSignOnChange = z.strictObject({
  issuer: z.url({ protocol: /^https?$/ }).max(500),
  clientId: z.string().trim().min(1).max(300),
  clientSecret: z.string().min(1).max(500),
});
export const SingleSignOnView = z.object({
  issuer: z.string(),
  clientId: z.string(),
  updatedAt: Instant,
  /** To be registered at the identity provider. */
  redirectUri: z.string(),
});
