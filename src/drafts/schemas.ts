import { z } from 'zod';
import { Instant } from '../platform/instant.ts';
import { Page } from '../platform/page.ts';
import { longestBody, markdownOf } from '../spaces/schemas.ts';

/** What can be unfinished: a reply to a topic, a topic in a space, an edit of a post, a topic's brief, an answer to its round. */
export const placeKinds = ['reply', 'topic', 'edit', 'brief', 'check-in'] as const;

/** What a draft belongs to: `reply.<topicId>`, `topic.<spaceId>`, `edit.<postId>`, `brief.<topicId>`, `check-in.<topicId>`. */
export const Place = z
  .string()
  .regex(
    new RegExp(`^(${placeKinds.join('|')})\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`),
    'Expected what it belongs to and its id, such as reply.<topicId>',
  );
export const DraftPath = z.object({ place: Place });

const Answer = z.string().max(4000);
/** What is being written, in its parts; which of them a place has, `partsOf` says. None of them is a draft thrown away. */
export const DraftWords = z.strictObject({
  title: z.string().max(200).optional(),
  /** Markdown. */
  text: markdownOf(longestBody).optional(),
  /** To the prompts of a round. */
  first: Answer.optional(),
  second: Answer.optional(),
  third: Answer.optional(),
  mood: z.string().max(1).optional(),
  /** The version of the brief that it was begun from. */
  begunFrom: z
    .string()
    .regex(/^\d{0,9}$/)
    .optional(),
});
export type DraftWords = z.output<typeof DraftWords>;

export const DraftChange = z.strictObject({ words: DraftWords });

export const DraftView = z.object({
  place: z.string(),
  words: DraftWords,
  /** Send it back as `If-Match: "<version>"` with what was written since. 0 before the first words. */
  version: z.int(),
  savedAt: Instant.nullable(),
});
export type DraftView = z.output<typeof DraftView>;

const Named = z.object({ id: z.uuid(), name: z.string() });
/** `about`: null where its author reads no more, or nothing is left of it. Of a circle, its name and nothing else. */
export const DraftInList = DraftView.extend({
  about: z
    .object({ space: Named, topic: z.object({ id: z.uuid(), title: z.string() }).nullable() })
    .nullable(),
});
export type DraftInList = z.output<typeof DraftInList>;
export const DraftPage = Page(DraftInList);
