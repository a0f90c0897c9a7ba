import { z } from 'zod';
import { AuthorView, challenges } from '../people/schemas.ts';
import { Instant } from '../platform/instant.ts';
import { Page, PageQuery } from '../platform/page.ts';
import { hues, topicKinds } from '../spaces/schemas.ts';

export { SpacePath } from '../spaces/schemas.ts';

export const searchOrders = ['best', 'newest'] as const;

const Since1970 = Instant.refine((time) => time.getTime() >= 0, 'Expected a time since 1970');

/**
 * What to look for: words, "words that follow each other" in quotes; the last word may be unfinished, unless a space
 * follows it.
 */
export const SearchQuery = PageQuery.extend({
  q: z.string().min(1).max(200),
  /** One space. A circle is searched only so, by its members, from their joining on. */
  in: z.uuid().optional(),
  /** Who wrote it. */
  person: z.uuid().optional(),
  /** The kind of its topic. */
  kind: z.enum(topicKinds).optional(),
  /** What its topic is about. */
  tag: z.enum(challenges).optional(),
  /** Written at that time or later. */
  from: Since1970.optional(),
  /** Written before that time. */
  to: Since1970.optional(),
  /** In questions that have an accepted answer, or have none yet. */
  answered: z.enum(['yes', 'no']).optional(),
  order: z.enum(searchOrders).default('best'),
});
export type SearchQuery = z.output<typeof SearchQuery>;

/** Text in pieces, in order; what was looked for is marked. No markup: whoever shows it escapes it as any text. */
export const MarkedText = z.array(z.object({ text: z.string(), match: z.boolean() }));

/** A post that was found. */
export const SearchHit = z.object({
  postId: z.uuid(),
  /** In its topic, from 1 on. */
  position: z.int(),
  topic: z.object({
    id: z.uuid(),
    kind: z.enum(topicKinds),
    title: MarkedText,
    answered: z.boolean(),
  }),
  space: z.object({ id: z.uuid(), name: z.string(), hue: z.enum(hues) }),
  /** Null: a former member. */
  author: AuthorView.nullable(),
  /** Of who asked anonymously in a circle, where there is no author. */
  pseudonym: z.string().nullable(),
  createdAt: Instant,
  /** It is the accepted answer of its topic. */
  isAnswer: z.boolean(),
  excerpt: MarkedText,
});
export type SearchHit = z.output<typeof SearchHit>;

/** How many there are in all is not told, since counting them would cost more than finding them. */
export const SearchPage = Page(SearchHit).extend({
  /** Nothing was found as it was typed; this holds words that are spelled alike. */
  forgiven: z.boolean(),
});
export type SearchPage = z.output<typeof SearchPage>;

export const SimilarQuery = z.strictObject({ title: z.string().trim().min(1).max(200) });
export const SimilarTopic = z.object({ id: z.uuid(), title: z.string() });
export type SimilarTopic = z.output<typeof SimilarTopic>;
/** At most five, the closest first. */
export const SimilarTopics = z.object({ items: z.array(SimilarTopic) });
