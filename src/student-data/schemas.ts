import { z } from 'zod';
import { AuthorView } from '../people/schemas.ts';
import { Instant } from '../platform/instant.ts';
import { Page, PageQuery } from '../platform/page.ts';

/** What in a text may tell who a student is. */
export const findingKinds = [
  'student-name',
  'name-with-grade',
  'name-with-birth-date',
  'name-with-detail',
  'small-group',
  'student-id',
  'phone-number',
  'home-address',
  'student-email',
] as const;
const FindingKind = z.enum(findingKinds);
export type FindingKind = z.output<typeof FindingKind>;

/** Goes with words that are written: their author has seen what may tell who a student is, and posts them as they are. */
export const StudentDataConfirmed = z.boolean().default(false);

const longestTitle = 200;
const longestBody = 64 * 1024;
const mostAttached = 10;

/** Words that somebody is still writing. */
export const Wording = z.strictObject({
  title: z.string().max(longestTitle).optional(),
  body: z.string().max(longestBody).optional(),
  attachments: z
    .array(
      z.strictObject({
        /** What the file is called. */
        name: z.string().max(1000).default(''),
        /** What a picture shows, in words. */
        alt: z.string().max(500).default(''),
      }),
    )
    .max(mostAttached)
    .optional(),
});
export type Wording = z.output<typeof Wording>;

/** Words that may tell who a student is: their place in UTF-16 units, and what could stand there instead. */
export const Finding = z.object({
  /** JSON pointer to the text. */
  pointer: z.string(),
  kind: FindingKind,
  start: z.int(),
  end: z.int(),
  suggestion: z.string(),
});
export type Finding = z.output<typeof Finding>;

/** Each of the texts with what may tell who a student is made general. What files are called stays with their author. */
const Rewrite = z.object({
  title: z.string().optional(),
  body: z.string().optional(),
  attachments: z.array(z.object({ alt: z.string() })).optional(),
});
export type Rewrite = z.output<typeof Rewrite>;
export const WordingReview = z.object({
  findings: z.array(Finding),
  /** Null when nothing was found, or nothing that other words would mend. */
  rewrite: Rewrite.nullable(),
});

/** In what of it something was found. */
export const flaggedParts = [
  'title',
  'body',
  'brief',
  'prompts',
  'words',
  'file-name',
  'alt-text',
] as const;
export type FlaggedPart = (typeof flaggedParts)[number];

export const flagStates = ['waiting', 'seen'] as const;
export const FlagQuery = PageQuery.extend({ state: z.enum(flagStates).default('waiting') });
export const FlagPath = z.object({ flagId: z.uuid() });

/** Words as they stand now, for a moderator who may read them where they stand. */
export const FlaggedText = z.object({
  spaceId: z.uuid(),
  title: z.string(),
  /** Markdown: of the post, the brief, or what a round asks. Null when that was taken down, or when it was the title alone. */
  body: z.string().nullable(),
  /** The files of the post, and what its author says that they show. */
  files: z.array(z.object({ name: z.string(), alt: z.string() })),
  /** Null: a former member. */
  author: AuthorView.nullable(),
});
export type FlaggedText = z.output<typeof FlaggedText>;

/** Somebody confirmed words that may tell who a student is. */
export const FlagView = z.object({
  id: z.uuid(),
  topicId: z.uuid(),
  /** Of the post, or of an answer or an offer in a check-in. Null: what the topic begins with alone. */
  postId: z.uuid().nullable(),
  kinds: z.array(FindingKind),
  /** Empty for what was confirmed before this was kept. */
  parts: z.array(z.enum(flaggedParts)),
  at: Instant,
  seenAt: Instant.nullable(),
  seenById: z.uuid().nullable(),
  /** Null where the moderator asking may not read, such as in a circle. */
  text: FlaggedText.nullable(),
});
export type FlagView = z.output<typeof FlagView>;
export const FlagPage = Page(FlagView);
