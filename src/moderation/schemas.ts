import { z } from 'zod';
import { AuthorView, verifications, Words } from '../people/schemas.ts';
import { Instant } from '../platform/instant.ts';
import { Page, PageQuery } from '../platform/page.ts';
import { removers, spaceKinds } from '../spaces/schemas.ts';

export const reportReasons = [
  'danger',
  'student-data',
  'unkind',
  'confidence',
  'selling',
  'other',
] as const;
/** What can be reported: a post, and what someone shared or offered in a check-in. */
export const reportedKinds = ['post', 'check-in-answer', 'check-in-offer'] as const;
/** What can be done about a reported post; each closes its case. */
export const caseActs = ['dismiss', 'hide', 'lock', 'warn'] as const;
/** `report-closed`: someone has dealt with what I reported. `warned`: my own post broke what we agreed on. */
export const noticeKinds = ['report-closed', 'warned'] as const;

export type ReportReason = (typeof reportReasons)[number];
export type CaseAct = (typeof caseActs)[number];

/** One line, since it stands in the place of a removed post. */
const Why = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^\P{Cc}*$/u, 'Expected one line without control characters');

export const ReportedPath = z.object({ postId: z.uuid() });
export const ReportedAnswerPath = z.object({ answerId: z.uuid() });
export const ReportedOfferPath = z.object({ offerId: z.uuid() });
export const CasePath = z.object({ caseId: z.uuid() });
export const NoticePath = z.object({ noticeId: z.uuid() });

export const ReportStart = z
  .strictObject({
    reason: z.enum(reportReasons),
    /** In one's own words. */
    words: z.string().trim().max(1000).default(''),
  })
  .refine(({ reason, words }) => reason !== 'other' || words !== '', {
    path: ['words'],
    error: 'Say what it is',
  });
export type ReportStart = z.output<typeof ReportStart>;

/** What someone reported, as they see it: not what was done about it. */
export const ReportView = z.object({
  id: z.uuid(),
  /** What was reported: the id of a post, an answer or an offer. */
  postId: z.uuid(),
  reason: z.enum(reportReasons),
  words: z.string(),
  at: Instant,
});
export type ReportView = z.output<typeof ReportView>;

export const CaseDecision = z
  .strictObject({
    act: z.enum(caseActs),
    /** For everyone to read in the place of a hidden post; for its author alone with a warning. */
    reason: Why.optional(),
  })
  .refine(({ act, reason }) => act !== 'warn' || reason !== undefined, {
    path: ['reason'],
    error: 'Say what they should do differently',
  });
export type CaseDecision = z.output<typeof CaseDecision>;

export const CaseView = z.object({
  id: z.uuid(),
  of: z.enum(reportedKinds),
  openedAt: Instant,
  space: z.object({ id: z.uuid(), name: z.string(), kind: z.enum(spaceKinds) }),
  /** Null for a post that was handed over: the rest of its topic was not. */
  topic: z.object({ id: z.uuid(), title: z.string(), locked: z.boolean() }).nullable(),
  post: z.object({
    id: z.uuid(),
    /** Empty for what is of a check-in. */
    html: z.string(),
    /** Of a check-in, plain as they were written; null for a post, and when they were taken back or down. */
    words: z.string().nullable(),
    createdAt: Instant,
    editedAt: Instant.nullable(),
    /** Taken down already; those who decide still read the words. */
    removedBy: z.enum(removers).nullable(),
  }),
  /** The post that stands before it. */
  before: z
    .object({
      author: AuthorView.nullable(),
      pseudonym: z.string().nullable(),
      excerpt: z.string(),
    })
    .nullable(),
  /** Of an anonymous post, which is judged by its words alone. */
  pseudonym: z.string().nullable(),
  /** Null: a former member, or where there is a pseudonym. */
  author: AuthorView.extend({
    since: Instant,
    verification: z.enum(verifications),
    suspended: z.boolean(),
    /** Cases about their posts that are closed, and those of them that were not dismissed: as far as this reader keeps order. */
    earlier: z.int(),
    upheld: z.int(),
    warnings: z.int(),
  }).nullable(),
  /** The oldest first; at most 20. */
  reports: z.array(
    z.object({
      reason: z.enum(reportReasons),
      words: z.string(),
      at: Instant,
      reporter: AuthorView.nullable(),
    }),
  ),
  reportsCount: z.int(),
  /** What can be done about it now. */
  acts: z.array(z.enum(caseActs)),
});
export type CaseView = z.output<typeof CaseView>;
export const CasePage = Page(CaseView);

export const QueueCount = z.object({
  /** Reported posts, up to 100. */
  open: z.int(),
  /** Appeals; 0 for those who are not staff. */
  appeals: z.int(),
});

export const NoticeView = z.object({
  id: z.uuid(),
  kind: z.enum(noticeKinds),
  at: Instant,
  /** Why; empty with `report-closed`. */
  words: z.string(),
  of: z.enum(reportedKinds),
  postId: z.uuid(),
  /** Null where the post is no longer to be read. */
  topicId: z.uuid().nullable(),
});
export type NoticeView = z.output<typeof NoticeView>;
/** The oldest 20 that have not been seen. */
export const NoticeList = z.object({ items: z.array(NoticeView) });

export const longestAppeal = 3000;
export const AppealPath = z.object({ token: z.string().max(200) });
/** What the form of our own page sends. */
export const AppealForm = z.strictObject({ words: Words(longestAppeal) });
export const AppealDecisionPath = z.object({ appealId: z.uuid() });
export const AppealDecision = z.strictObject({
  /** Ends the suspension now. */
  granted: z.boolean(),
  /** Told to the person. */
  answer: Words(1000),
});
export type AppealDecision = z.output<typeof AppealDecision>;
export const AppealView = z.object({
  id: z.uuid(),
  at: Instant,
  words: z.string(),
  person: AuthorView.nullable(),
  since: Instant,
  until: Instant.nullable(),
  reason: z.string(),
  /** Then somebody else decides, wherever there is somebody else. */
  suspendedByMe: z.boolean(),
});
export type AppealView = z.output<typeof AppealView>;
export const AppealPage = Page(AppealView);

/** Capabilities that write into the audit log, by the first part of an action's name. */
export const auditedParts = [
  'asks',
  'break-glass',
  'briefs',
  'check-ins',
  'districts',
  'moderation',
  'people',
  'sign-in',
  'spaces',
  'student-data',
] as const;
export const AuditQuery = PageQuery.extend({
  of: z.enum(auditedParts).optional(),
  /** Who did it, or whom it was done to. */
  personId: z.uuid().optional(),
  from: Instant.optional(),
  until: Instant.optional(),
});
export type AuditQuery = z.output<typeof AuditQuery>;
export const AuditView = z.object({
  id: z.uuid(),
  at: Instant,
  /** Null for the service itself, the command line, and a former member. */
  actor: AuthorView.nullable(),
  action: z.string(),
  subject: z.string(),
  /** JSON: ids and reasons. */
  details: z.string(),
});
export const AuditPage = Page(AuditView);
