import { z } from 'zod';
import { AuthorView } from '../people/schemas.ts';
import { Instant } from '../platform/instant.ts';
import { Page } from '../platform/page.ts';

export const lookKinds = ['topics', 'posts', 'author', 'brief', 'round', 'file'] as const;
/** `waiting` for a second person, `open`, or over in one of four ways. */
export const entryStates = ['waiting', 'open', 'ended', 'declined', 'withdrawn', 'lapsed'] as const;
export type EntryState = (typeof entryStates)[number];

export const EntryPath = z.object({ entryId: z.uuid() });
export const ReadTopicPath = z.object({ entryId: z.uuid(), topicId: z.uuid() });
export const ReadFilePath = z.object({ entryId: z.uuid(), attachmentId: z.uuid() });
export const CirclePath = z.object({ spaceId: z.uuid() });

/** What for; everyone in the circle reads it once it is open. */
const Reason = z
  .string()
  .trim()
  .min(20, 'Say why in a sentence: the members of the circle will read it')
  .max(1000)
  .regex(/^(?:[^\p{Cc}]|[\n\r\t])*$/u, 'Expected words without control characters');

/** A circle to read, or an anonymous topic whose author to learn: one of them. */
export const EntryStart = z
  .strictObject({ spaceId: z.uuid().optional(), topicId: z.uuid().optional(), reason: Reason })
  .refine(({ spaceId, topicId }) => (spaceId === undefined) !== (topicId === undefined), {
    path: ['spaceId'],
    error: 'Expected a circle or an anonymous topic, and one of them',
  });
export type EntryStart = z.output<typeof EntryStart>;

export const EntryDecision = z.strictObject({ confirmed: z.boolean() });
export type EntryDecision = z.output<typeof EntryDecision>;

/** A request as network moderators see it. Nothing of what the circle says about itself. */
export const EntryView = z.object({
  id: z.uuid(),
  spaceId: z.uuid(),
  /** Null: to read the circle. */
  topicId: z.uuid().nullable(),
  reason: z.string(),
  state: z.enum(entryStates),
  /** Null: a former member. */
  askedBy: AuthorView.nullable(),
  askedAt: Instant,
  /** Until when somebody can confirm it. */
  lapsesAt: Instant,
  decidedBy: AuthorView.nullable(),
  decidedAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  mine: z.object({ mayDecide: z.boolean(), mayRead: z.boolean(), mayEnd: z.boolean() }),
});
export type EntryView = z.output<typeof EntryView>;
export const EntryPage = Page(EntryView);

export const ReadTopic = z.object({
  id: z.uuid(),
  title: z.string(),
  author: AuthorView.nullable(),
  pseudonym: z.string().nullable(),
  createdAt: Instant,
  postsCount: z.int(),
});
/** With the name of the circle, which is not told before. */
export const ReadTopics = Page(ReadTopic).extend({ spaceName: z.string() });

export const ReadPost = z.object({
  id: z.uuid(),
  position: z.int(),
  author: AuthorView.nullable(),
  pseudonym: z.string().nullable(),
  /** Empty for a post that was removed: its words are shown to nobody. */
  html: z.string(),
  createdAt: Instant,
  removed: z.boolean(),
  /** Each is opened by itself, which the circle sees too. */
  files: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      type: z.string(),
      bytes: z.int(),
      alt: z.string(),
      href: z.string(),
    }),
  ),
});
export const ReadPosts = Page(ReadPost).extend({
  title: z.string(),
  /** What else can be looked at: each is a look of its own. */
  hasBrief: z.boolean(),
  hasRound: z.boolean(),
});

/** A topic so far, in brief. */
export const ReadBrief = z.object({
  title: z.string(),
  html: z.string(),
  /** Null: a former member. */
  writtenBy: AuthorView.nullable(),
  writtenAt: Instant,
});

export const ReadAnswer = z.object({
  id: z.uuid(),
  author: AuthorView.nullable(),
  /** One for each prompt; empty where there is none. Moods are shown to nobody. */
  words: z.array(z.string()),
  sharedAt: Instant,
  offers: z.array(
    z.object({ id: z.uuid(), author: AuthorView.nullable(), body: z.string(), at: Instant }),
  ),
});
export const ReadRound = Page(ReadAnswer).extend({
  title: z.string(),
  prompts: z.array(z.string()),
  closesAt: Instant,
});

/** Null: who asked has left the network. */
export const RevealedAuthor = z.object({ author: AuthorView.nullable() });

const TopicName = z.object({
  id: z.uuid(),
  /** Null where it began before the reader joined the circle. */
  title: z.string().nullable(),
});
/** Who has looked into a circle, as its members see it. */
export const LookView = z.object({
  id: z.uuid(),
  /** The anonymous topic whose author it was about; null: to read the circle. */
  topic: TopicName.nullable(),
  reason: z.string(),
  state: z.enum(['open', 'ended']),
  askedBy: AuthorView.nullable(),
  confirmedBy: AuthorView.nullable(),
  openedAt: Instant,
  /** Until when, or when it was ended. */
  endsAt: Instant,
  /** The latest hundred. */
  readings: z.array(
    z.object({
      look: z.enum(lookKinds),
      by: AuthorView.nullable(),
      at: Instant,
      topic: TopicName.nullable(),
      /** What the file is called; null where its topic began before the reader joined, and when it is gone. */
      fileName: z.string().nullable(),
    }),
  ),
  readingsCount: z.int(),
});
export type LookView = z.output<typeof LookView>;
export const LookPage = Page(LookView);

export const GlassNoticeView = z.object({
  entryId: z.uuid(),
  /** Who I am was asked for: I asked this topic anonymously. Null: my circle was opened. */
  topicId: z.uuid().nullable(),
  /** Null when I am not in the circle any more. */
  space: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** Empty as long as I owe the circle its charter, and when I left it. */
  reason: z.string(),
  at: Instant,
});
/** The oldest 20 that have not been seen. */
export const GlassNoticeList = z.object({ items: z.array(GlassNoticeView) });
