import { z } from 'zod';
import { AuthorView } from '../people/schemas.ts';
import { Instant } from '../platform/instant.ts';
import { markdownOf, TopicPath } from '../spaces/schemas.ts';
import { StudentDataConfirmed } from '../student-data/schemas.ts';

/** Markdown, in bytes of UTF-8: what is longer is not brief. */
export const longestBrief = 4 * 1024;

export const BriefPath = TopicPath;

/** Nothing takes it away. */
export const BriefChange = z.strictObject({
  body: markdownOf(longestBrief),
  studentDataConfirmed: StudentDataConfirmed,
});
export type BriefChange = z.output<typeof BriefChange>;

export const BriefView = z.object({
  topicId: z.uuid(),
  /** Markdown; empty, like `html`, while there is none. */
  body: z.string(),
  html: z.string(),
  /** Null: a former member, or nobody yet. */
  writtenBy: AuthorView.nullable(),
  writtenAt: Instant.nullable(),
  /** 0 before the first. */
  version: z.int(),
});
export type BriefView = z.output<typeof BriefView>;

export const BriefForMe = BriefView.extend({ mine: z.object({ mayWrite: z.boolean() }) });
export type BriefForMe = z.output<typeof BriefForMe>;
