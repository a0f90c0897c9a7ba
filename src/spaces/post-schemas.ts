import { z } from 'zod';
import { AttachmentView, AttachmentWishes } from '../attachments/schemas.ts';
import { AuthorView } from '../people/schemas.ts';
import { Instant } from '../platform/instant.ts';
import { Page, PageQuery } from '../platform/page.ts';
import { StudentDataConfirmed } from '../student-data/schemas.ts';
import { Body, lineOf, longestBody, markdownOf, removers } from './field-schemas.ts';
import { Pseudonym } from './topic-schemas.ts';

/** Null takes the acceptance back. */
export const AnswerChange = z.strictObject({ postId: z.uuid().nullable() });

export const PostStart = z.strictObject({
  body: Body,
  replyTo: z.uuid().nullish(),
  attachments: AttachmentWishes,
  studentDataConfirmed: StudentDataConfirmed,
});
export type PostStart = z.output<typeof PostStart>;
export const PostChange = z.strictObject({
  body: Body,
  studentDataConfirmed: StudentDataConfirmed,
});
export type PostChange = z.output<typeof PostChange>;
/** Why a facilitator took it down, for everyone to read. */
export const PostRemoval = z.strictObject({ reason: lineOf(500).optional() }).nullish();

/**
 * Where to begin: a position, or the first post I have not read. A cursor goes on from there, `next` towards newer
 * posts and `previous` towards older ones.
 */
export const PostQuery = PageQuery.extend({
  from: z
    .union([z.literal('first-unread'), z.coerce.number().int().min(1).max(2_000_000_000)])
    .default(1),
});
export type PostQuery = z.output<typeof PostQuery>;

export const PostView = z.object({
  id: z.uuid(),
  topicId: z.uuid(),
  position: z.int(),
  /** Null: a former member; or who asked anonymously, where there is a pseudonym. */
  author: AuthorView.nullable(),
  pseudonym: Pseudonym,
  replyTo: z.uuid().nullable(),
  /** Markdown; empty when the post was removed, like `html`. */
  body: z.string(),
  html: z.string(),
  createdAt: Instant,
  editedAt: Instant.nullable(),
  removed: z
    .object({ at: Instant, by: z.enum(removers), reason: z.string().nullable() })
    .nullable(),
  reactions: z.object({ helped: z.int(), triedIt: z.int() }),
  attachments: z.array(AttachmentView),
  version: z.int(),
});
export type PostView = z.output<typeof PostView>;

export const PostForMe = PostView.extend({
  mine: z.object({
    helped: z.boolean(),
    triedIt: z.boolean(),
    isAuthor: z.boolean(),
    mayEdit: z.boolean(),
    mayRemove: z.boolean(),
    /** A block stands between its author and me: show it folded. */
    collapsed: z.boolean(),
  }),
});
export type PostForMe = z.output<typeof PostForMe>;
export const PostPage = Page(PostForMe).extend({ previous: z.string().nullable() });

export const RevisionView = z.object({
  version: z.int(),
  body: z.string(),
  html: z.string(),
  writtenAt: Instant,
});
export type RevisionView = z.output<typeof RevisionView>;
/** The first 100 of a post, the oldest at the top. */
export const RevisionList = z.object({ items: z.array(RevisionView) });

export const MarkdownDraft = z.strictObject({
  body: markdownOf(longestBody),
  /** Whether it goes where `@facilitators` asks somebody. */
  asksFacilitators: z.boolean().default(false),
});
export const MarkdownPreview = z.object({ html: z.string() });
