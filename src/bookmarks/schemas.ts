import { z } from 'zod';
import { AuthorView } from '../people/schemas.ts';
import { Instant } from '../platform/instant.ts';
import { Page, PageQuery } from '../platform/page.ts';

export { PostPath, TopicPath } from '../spaces/schemas.ts';

/** Of a note, in characters. */
export const longestNote = 500;

/** Without a note, one that is there stays; an empty one takes it away. */
export const BookmarkWish = z
  .strictObject({ note: z.string().max(longestNote).optional() })
  .nullish();
export type BookmarkWish = z.output<typeof BookmarkWish>;

/** `space`: of one space alone, as far as it is theirs to read now. */
export const BookmarkQuery = PageQuery.extend({ space: z.uuid().optional() });
export type BookmarkQuery = z.output<typeof BookmarkQuery>;

const kinds = ['post', 'topic'] as const;

/** What someone saved. */
export const BookmarkView = z.object({
  kind: z.enum(kinds),
  /** Of the post or the topic, as it was saved: by it, it is taken out again. */
  id: z.uuid(),
  savedAt: Instant,
  /** Their own words about it, for themselves alone. */
  note: z.string(),
  /** Null: it is not theirs to read any more. */
  readable: z
    .object({
      space: z.object({ id: z.uuid(), name: z.string() }),
      /** Null for what was said in a circle, but where that circle was asked for. */
      said: z
        .object({
          /** Empty where the topic is older than their history in a circle. */
          title: z.string(),
          /** Null: a former member; or where there is a pseudonym, or the topic is older than their history. */
          author: AuthorView.nullable(),
          pseudonym: z.string().nullable(),
          /** The beginning of a post; empty for a topic. */
          excerpt: z.string(),
          createdAt: Instant,
        })
        .nullable(),
    })
    .nullable(),
});
export type BookmarkView = z.output<typeof BookmarkView>;
export const BookmarkPage = Page(BookmarkView);

/** What someone saved of one topic: the whole of it, and which of its posts. */
export const SavedOfTopic = z.object({ topic: z.boolean(), postIds: z.array(z.uuid()) });
export type SavedOfTopic = z.output<typeof SavedOfTopic>;
