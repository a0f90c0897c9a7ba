import { z } from 'zod';
import { AuthorView, EmailAddress, languages } from '../people/schemas.ts';
import { Instant } from '../platform/instant.ts';
import { Page, PageQuery } from '../platform/page.ts';
import {
  charterLanguages,
  hues,
  lineOf,
  markdownOf,
  memberRoles,
  membershipStatuses,
  spaceKinds,
  wordsOf,
} from './field-schemas.ts';

/** Taking up a membership. The answer goes to the facilitators where they decide. */
export const MembershipWish = z.strictObject({ answer: wordsOf(2000).optional() }).nullish();
/** What waits for me, or for a facilitator: where I asked, was invited, or was declined. */
export const AdmissionView = z.object({
  space: z.object({ id: z.uuid(), name: z.string(), kind: z.enum(spaceKinds) }),
  status: z.enum(['asked', 'invited', 'declined']),
  since: Instant,
  declinedReason: z.string().nullable(),
});
export type AdmissionView = z.output<typeof AdmissionView>;
export const AdmissionPage = Page(AdmissionView);

export const LinkStart = z.strictObject({
  /** True lets people in at once; false lets them ask. */
  letsIn: z.boolean().default(true),
  days: z.int().min(1).max(30).default(7),
  mostUses: z.int().min(1).max(200).default(20),
});
export type LinkStart = z.output<typeof LinkStart>;
export const LinkPath = z.object({ spaceId: z.uuid(), linkId: z.uuid() });
export const LinkView = z.object({
  id: z.uuid(),
  letsIn: z.boolean(),
  mostUses: z.int(),
  uses: z.int(),
  createdAt: Instant,
  expiresAt: Instant,
});
export type LinkView = z.output<typeof LinkView>;
export const LinkPage = Page(LinkView);
/** The address is in this answer and kept nowhere. */
export const LinkMade = LinkView.extend({ url: z.string() });

export const LinkToken = z.strictObject({ token: z.string().regex(/^[\w-]{43}$/) });
export const LinkUse = LinkToken.extend({ answer: wordsOf(2000).optional() });
export type LinkUse = z.output<typeof LinkUse>;
export const MailInvitationStart = z.strictObject({
  email: EmailAddress,
  language: z.enum(languages).default('en'),
});
export type MailInvitationStart = z.output<typeof MailInvitationStart>;
export const MailInvitationPath = z.object({ spaceId: z.uuid(), invitationId: z.uuid() });
export const MailInvitationView = z.object({
  id: z.uuid(),
  email: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
});
export const MailInvitationPage = Page(MailInvitationView);

export const RequestDecision = z.strictObject({
  approved: z.boolean(),
  /** Why not, for the person who asked. */
  reason: lineOf(500).optional(),
});
export type RequestDecision = z.output<typeof RequestDecision>;

const CharterText = z.strictObject({
  language: z.enum(charterLanguages),
  /** Markdown. */
  body: markdownOf(8 * 1024).refine((text) => /\S/.test(text), 'Write something first'),
});
/** A new charter, in one language or in several. */
export const CharterChange = z.strictObject({
  texts: z
    .array(CharterText)
    .min(1)
    .max(charterLanguages.length)
    .refine((texts) => new Set(texts.map(({ language }) => language)).size === texts.length, {
      error: 'Each language stands here once',
    }),
});
export type CharterChange = z.output<typeof CharterChange>;
export const CharterAcceptance = z.strictObject({ version: z.int().min(1).max(2_000_000_000) });

export const CharterView = z.object({
  spaceId: z.uuid(),
  version: z.int(),
  madeAt: Instant,
  texts: z.array(
    z.object({ language: z.enum(charterLanguages), body: z.string(), html: z.string() }),
  ),
  mine: z.object({
    /** When I accepted this version; null while it waits for me, and for who is not a member. */
    acceptedAt: Instant.nullable(),
  }),
});
export type CharterView = z.output<typeof CharterView>;

/** What a link leads to, for who holds it. */
export const LinkedSpace = z.object({
  space: z.object({
    id: z.uuid(),
    name: z.string(),
    purpose: z.string(),
    kind: z.enum(spaceKinds),
    hue: z.enum(hues),
    guidelinesHtml: z.string(),
    question: z.string(),
    membersCount: z.int(),
  }),
  /** Null: a former member. */
  invitedBy: AuthorView.nullable(),
  letsIn: z.boolean(),
  /** What the members of a circle promise each other, to be read before one comes in; null elsewhere. */
  charter: CharterView.omit({ mine: true }).nullable(),
  mine: z.object({ status: z.enum(membershipStatuses) }),
});
export type LinkedSpace = z.output<typeof LinkedSpace>;

export const MembershipView = z.object({
  spaceId: z.uuid(),
  personId: z.uuid(),
  status: z.enum(membershipStatuses),
  role: z.enum(memberRoles).nullable(),
  since: Instant.nullable(),
});
export type MembershipView = z.output<typeof MembershipView>;

export const MemberChange = z.strictObject({ role: z.enum(memberRoles).default('member') });
export const MemberQuery = PageQuery.extend({
  status: z.enum(['member', 'asked', 'invited']).default('member'),
});
export const MemberView = z.object({
  person: AuthorView,
  status: z.enum(membershipStatuses),
  role: z.enum(memberRoles).nullable(),
  since: Instant,
  /** What someone who asked to join answered to the space's question. */
  answer: z.string().nullable(),
});
export const MemberPage = Page(MemberView);
export const PeopleQuery = z.strictObject({ prefix: z.string().trim().max(100).default('') });
export const PeopleList = z.object({
  items: z.array(AuthorView),
  /** How many others `@facilitators` stands for here; 0 where it is plain words. */
  facilitatorsCount: z.int(),
});
export type PeopleList = z.output<typeof PeopleList>;
