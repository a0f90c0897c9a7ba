import { z } from 'zod';
import { AttachmentWishes } from '../attachments/schemas.ts';
import { AuthorView } from '../people/schemas.ts';
import { Instant } from '../platform/instant.ts';
import { Page, PageQuery } from '../platform/page.ts';
import { StudentDataConfirmed } from '../student-data/schemas.ts';
import { Body, levels, lineOf, topicFilters, topicKinds, topicTags } from './field-schemas.ts';

const TopicTags = z
  .array(z.enum(topicTags))
  .max(5)
  .refine((tags) => new Set(tags).size === tags.length, 'Each tag stands here once');

export const TopicStart = z.strictObject({
  title: lineOf(200),
  tags: TopicTags.default([]),
  body: Body,
  kind: z.enum(topicKinds).default('discussion'),
  /** In a circle: under a pseudonym, which I keep for all that I write in this topic. */
  anonymous: z.boolean().default(false),
  attachments: AttachmentWishes,
  studentDataConfirmed: StudentDataConfirmed,
});
export type TopicStart = z.output<typeof TopicStart>;

export const TopicChange = z
  .strictObject({
    title: lineOf(200),
    tags: TopicTags,
    pinned: z.boolean(),
    locked: z.boolean(),
  })
  .partial()
  .extend({ studentDataConfirmed: StudentDataConfirmed });
export type TopicChange = z.output<typeof TopicChange>;

export const TopicMove = z.strictObject({ spaceId: z.uuid() });
/** The topic that it is put into. */
export const TopicMerge = z.strictObject({ topicId: z.uuid() });
export const TopicSplit = z.strictObject({
  title: lineOf(200),
  postIds: z.array(z.uuid()).min(1).max(100),
  studentDataConfirmed: StudentDataConfirmed,
});
export type TopicSplit = z.output<typeof TopicSplit>;

export const TopicQuery = PageQuery.extend({
  filter: z.enum(topicFilters).default('all'),
  /** About this; of a topic that began before one joined its circle nothing is told of what it is about. */
  tag: z.enum(topicTags).optional(),
});
export type TopicQuery = z.output<typeof TopicQuery>;

/** Two words, such as `quiet-heron`, that mean their topic alone; null for who writes under their own name. */
export const Pseudonym = z.string().nullable();

export const TopicView = z.object({
  id: z.uuid(),
  spaceId: z.uuid(),
  kind: z.enum(topicKinds),
  title: z.string(),
  /** Null: a former member; or someone who asked anonymously, where there is a pseudonym. */
  author: AuthorView.nullable(),
  pseudonym: Pseudonym,
  createdAt: Instant,
  /** Posts that stand, the first included. */
  postsCount: z.int(),
  /** The position of the newest post. */
  lastPosition: z.int(),
  lastPost: z.object({
    id: z.uuid(),
    author: AuthorView.nullable(),
    pseudonym: Pseudonym,
    at: Instant,
    excerpt: z.string(),
  }),
  /** What it is about, as its author or a facilitator said. */
  tags: z.array(z.enum(topicTags)),
  pinned: z.boolean(),
  lockedAt: Instant.nullable(),
  answerPostId: z.uuid().nullable(),
  version: z.int(),
});
export type TopicView = z.output<typeof TopicView>;

const TopicMine = z.object({
  /** The position up to which I have read; 0 when I never opened the topic, and in an anonymous one. */
  readPosition: z.int(),
  /** 0 in what I muted, and in an anonymous topic, where nobody's reading is kept. */
  unread: z.int(),
  /** How much of it I want to hear of: its own level if it has one, else its space's. */
  level: z.enum(levels),
  /** Null: as in the space. */
  ownLevel: z.enum(levels).nullable(),
  /** A block stands between who wrote last and me: leave their words out. */
  lastPostCollapsed: z.boolean(),
  /** It began in this circle before I joined: I see what was written since, and neither its title nor who began it. */
  beganEarlier: z.boolean(),
});
export const TopicInList = TopicView.extend({ mine: TopicMine });
export type TopicInList = z.output<typeof TopicInList>;
export const TopicPage = Page(TopicInList);

export const TopicForMe = TopicView.extend({
  mine: TopicMine.extend({
    mayPost: z.boolean(),
    /** The title. */
    mayEdit: z.boolean(),
    /** Pin and lock. */
    mayFacilitate: z.boolean(),
    mayAcceptAnswer: z.boolean(),
    /** I asked anonymously: what I write here stands under this pseudonym. */
    writesAs: Pseudonym,
  }),
});
export type TopicForMe = z.output<typeof TopicForMe>;

export const ReadChange = z.strictObject({ position: z.int().min(0).max(2_000_000_000) });
export const ReadView = z.object({ topicId: z.uuid(), position: z.int(), unread: z.int() });
export type ReadView = z.output<typeof ReadView>;
/** What is unread in a space has been marked as read: in how many topics. */
export const SpaceReadView = z.object({ spaceId: z.uuid(), topics: z.int() });
export type SpaceReadView = z.output<typeof SpaceReadView>;

export const SpaceLevelChange = z.strictObject({ level: z.enum(levels) });
/** Null: as in the space again. */
export const TopicLevelChange = z.strictObject({ level: z.enum(levels).nullable() });
export type Level = (typeof levels)[number];
