import { z } from 'zod';
import { AuthorView } from '../people/schemas.ts';
import { Instant } from '../platform/instant.ts';
import { Page, PageQuery } from '../platform/page.ts';
import { TopicStart } from '../spaces/schemas.ts';
import { StudentDataConfirmed } from '../student-data/schemas.ts';

export { TopicForMe } from '../spaces/schemas.ts';

/** How someone stands to a round. */
export const roundParts = ['waiting', 'shared', 'skipped'] as const;
/** From hard to good. */
export const moods = [1, 2, 3, 4, 5] as const;
/** Fewer moods than these are shown to nobody. */
export const fewestMoods = 5;
/** An answer takes so many offers, which is more than anybody can take up. */
export const mostOffers = 30;

const words = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^(?:[^\p{Cc}]|[\n\r\t])*$/u, 'Expected words without control characters');
const Prompt = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u, 'Expected one line without control characters');

export const RoundPath = z.object({ topicId: z.uuid() });
export const RoundSpacePath = z.object({ spaceId: z.uuid() });
export const AnswerPath = z.object({ answerId: z.uuid() });
export const OfferPath = z.object({ offerId: z.uuid() });

export const RoundStart = TopicStart.omit({ kind: true, anonymous: true }).extend({
  prompts: z.array(Prompt).min(1).max(3).default(['What I tried', 'What happened', 'What I need']),
  closesAt: Instant,
});
export type RoundStart = z.output<typeof RoundStart>;

/** One's own answer, as it is to stand: something to each prompt, or nothing, but not nothing to all. */
export const AnswerChange = z.strictObject({
  words: z
    .array(words(4000))
    .min(1)
    .max(3)
    .refine((all) => all.some((each) => each !== ''), 'Write something first'),
  /** Shown to nobody, but counted with the others when the round has closed. */
  mood: z.literal(moods).nullable(),
  studentDataConfirmed: StudentDataConfirmed,
});
export type AnswerChange = z.output<typeof AnswerChange>;

export const OfferStart = z.strictObject({
  body: words(2000).min(1),
  studentDataConfirmed: StudentDataConfirmed,
});
export type OfferStart = z.output<typeof OfferStart>;

const MoodCounts = z.object({
  /** How many chose 1, 2, 3, 4, 5. */
  counts: z.array(z.int()),
  mean: z.number(),
});

export const RoundView = z.object({
  topicId: z.uuid(),
  prompts: z.array(z.string()),
  closesAt: Instant,
  closed: z.boolean(),
  /** What time it is here. */
  serverTime: Instant,
  /** Who has shared, by name; the first fifty. Who has not is told to nobody. */
  shared: z.object({ count: z.int(), people: z.array(AuthorView) }),
  /** Of the closed round, and only where five or more people gave theirs. */
  moods: MoodCounts.nullable(),
  mine: z.object({
    part: z.enum(roundParts),
    /** My own answer, mine to change until the round closes. */
    answer: z
      .object({
        id: z.uuid(),
        words: z.array(z.string()),
        /** Null as well when the round has closed: then it is kept in the sum alone. */
        mood: z.literal(moods).nullable(),
      })
      .nullable(),
    mayShare: z.boolean(),
    /** I have shared, or the round has closed. */
    mayReadAnswers: z.boolean(),
    mayRemind: z.boolean(),
    /** For those who may remind: when it was done. */
    remindedAt: Instant.nullable(),
  }),
});
export type RoundView = z.output<typeof RoundView>;

export const OfferView = z.object({
  id: z.uuid(),
  answerId: z.uuid(),
  /** Null: a former member. */
  author: AuthorView.nullable(),
  body: z.string(),
  at: Instant,
  mine: z.object({ mayRemove: z.boolean(), collapsed: z.boolean() }),
});
export type OfferView = z.output<typeof OfferView>;

export const AnswerView = z.object({
  id: z.uuid(),
  author: AuthorView.nullable(),
  /** One for each prompt; empty where there is none. */
  words: z.array(z.string()),
  sharedAt: Instant,
  editedAt: Instant.nullable(),
  offers: z.array(OfferView),
  mine: z.object({
    isAuthor: z.boolean(),
    mayRemove: z.boolean(),
    mayOffer: z.boolean(),
    /** A block stands between its author and me: show it folded. */
    collapsed: z.boolean(),
  }),
});
export type AnswerView = z.output<typeof AnswerView>;
export const AnswerPage = Page(AnswerView);
export const AnswerQuery = PageQuery;
export type AnswerQuery = z.output<typeof AnswerQuery>;
