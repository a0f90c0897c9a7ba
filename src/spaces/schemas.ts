import { z } from 'zod';
import { AttachmentView, AttachmentWishes } from '../attachments/schemas.ts';
import { AuthorView, challenges, EmailAddress, languages } from '../people/schemas.ts';
import { Instant } from '../platform/instant.ts';
import { Page, PageQuery } from '../platform/page.ts';
import { StudentDataConfirmed } from '../student-data/schemas.ts';

export const spaceKinds = [
  'open',
  'cohort',
  'circle',
  'event',
  'district',
  'conversation',
] as const;
export const joinPolicies = ['open', 'request', 'invitation'] as const;
export const hues = ['pine', 'gold', 'brick', 'sky', 'plum'] as const;
export const memberRoles = ['member', 'facilitator'] as const;
export const admissionKinds = ['asked', 'invited'] as const;
export const membershipStatuses = ['none', ...admissionKinds, 'declined', 'member'] as const;
export const topicKinds = ['discussion', 'question', 'check-in', 'consultancy'] as const;
/** What a topic can be about. */
export const topicTags = challenges;
export const topicFilters = ['all', 'new', 'unread', 'mine', 'unanswered'] as const;
/** How lately something was said: within seven days, within thirty; or what was put away. */
export const activities = ['week', 'month', 'archived'] as const;
export const reactionKinds = ['helped', 'tried-it'] as const;
/** How much of a topic or a space someone wants to hear of, from nothing to each post. */
export const levels = ['muted', 'normal', 'tracking', 'watching'] as const;
/** A charter is written in one of these, or in each. */
export const charterLanguages = languages;
export const removers = ['author', 'facilitator', 'staff'] as const;

/** Markdown, in bytes of UTF-8. */
export const longestBody = 64 * 1024;

const lineOf = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u, 'Expected one line without control characters');
const lineOrNothing = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u, 'Expected one line without control characters');
/** Some lines of plain words. */
const wordsOf = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^(?:[^\p{Cc}]|[\n\r\t])*$/u, 'Expected words without control characters');
/** Markdown of so many bytes of UTF-8. */
export const markdownOf = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((text) => new TextEncoder().encode(text).length <= longest, {
      error: `Too long: expected at most ${longest} bytes`,
    });
const Body = markdownOf(longestBody).refine((text) => /\S/.test(text), 'Write something first');

export const SpacePath = z.object({ spaceId: z.uuid() });
export const MemberPath = z.object({ spaceId: z.uuid(), personId: z.uuid() });
export const PersonSubject = z.object({ personId: z.uuid() });
export const TopicPath = z.object({ topicId: z.uuid() });
export const PostPath = z.object({ postId: z.uuid() });
export const ReactionPath = z.object({ postId: z.uuid(), kind: z.enum(reactionKinds) });

export const SpaceStart = z.strictObject({
  name: lineOf(100),
  purpose: lineOf(500),
  kind: z.enum(spaceKinds).default('open'),
  /** Without a choice a circle takes people by invitation, and every other kind is open. */
  joinPolicy: z.enum(joinPolicies).optional(),
  hue: z.enum(hues).default('pine'),
  guidelines: markdownOf(16 * 1024).default(''),
  /** Shown to each member once, when they come in. */
  welcome: markdownOf(4 * 1024).default(''),
  /** Asked of who wants to join; they need not answer. */
  question: lineOrNothing(300).default(''),
});
export type SpaceStart = z.output<typeof SpaceStart>;

export const SpaceChange = z
  .strictObject({
    name: lineOf(100),
    purpose: lineOf(500),
    joinPolicy: z.enum(joinPolicies),
    hue: z.enum(hues),
    guidelines: markdownOf(16 * 1024),
    welcome: markdownOf(4 * 1024),
    question: lineOrNothing(300),
    archived: z.boolean(),
  })
  .partial();
export type SpaceChange = z.output<typeof SpaceChange>;

/**
 * Which spaces to list: those open to me, or those I am in (with how much is unread). What is looked for in the members
 * finds a space only where I may read who they are.
 */
export const SpaceQuery = PageQuery.extend({
  membership: z.enum(['any', 'mine']).default('any'),
  kind: z.enum(spaceKinds).optional(),
  /** The USPS code of a state that somebody there teaches in. */
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** In what the space is for, or in a challenge that a member shows to the network. */
  challenge: lineOf(100).optional(),
  activity: z.enum(activities).optional(),
});
export type SpaceQuery = z.output<typeof SpaceQuery>;

/** What everyone reads who may see that the space exists. */
export const SpaceView = z.object({
  id: z.uuid(),
  name: z.string(),
  purpose: z.string(),
  kind: z.enum(spaceKinds),
  joinPolicy: z.enum(joinPolicies),
  hue: z.enum(hues),
  guidelines: z.string(),
  guidelinesHtml: z.string(),
  /** What the facilitators would like to know from who asks to join; empty for nothing. */
  question: z.string(),
  membersCount: z.int(),
  topicsCount: z.int(),
  lastActivityAt: Instant.nullable(),
  createdAt: Instant,
  archivedAt: Instant.nullable(),
  /** Send it back as `If-Match: "<version>"` with a change. */
  version: z.int(),
});
export type SpaceView = z.output<typeof SpaceView>;

const SpaceMine = z.object({
  status: z.enum(membershipStatuses),
  role: z.enum(memberRoles).nullable(),
  mayRead: z.boolean(),
  mayPost: z.boolean(),
  mayFacilitate: z.boolean(),
  /** How much of its topics I want to hear of; `normal` for those who are not members. */
  level: z.enum(levels),
  /** The charter of the circle waits for me: until I accept it, nothing here is open to me. */
  owesCharter: z.boolean(),
  /** Topics with something unread, among the 100 liveliest, muted ones left out; 0 for those who are not members. */
  unreadTopics: z.int(),
});
export const SpaceInList = SpaceView.extend({ mine: SpaceMine });
export type SpaceInList = z.output<typeof SpaceInList>;
export const SpacePage = Page(SpaceInList);

export const SpaceForMe = SpaceView.extend({
  mine: SpaceMine.extend({
    /** Since when my request waits for an answer, or an invitation for me. */
    waitingSince: Instant.nullable(),
    /** Why my request was declined, where it was and a reason was given. */
    declinedReason: z.string().nullable(),
    /** From when I may ask again, where my request was declined. */
    mayAskFrom: Instant.nullable(),
    /** For members; empty when the space has none. */
    welcome: z.string(),
    welcomeHtml: z.string(),
    /** I have read the welcome note. */
    welcomed: z.boolean(),
  }),
});
export type SpaceForMe = z.output<typeof SpaceForMe>;

/** Taking up a membership. The answer goes to the facilitators where they decide. */
export const MembershipWish = z.strictObject({ answer: wordsOf(2000).optional() }).nullish();
/** What waits for me, or for a facilitator: where I asked, was invited, or was declined. */
export const AdmissionView = z.object({
  space: z.object({ id: z.uuid(), name: z.string(), kind: z.enum(spaceKinds) }),
  status: z.enum(['asked', 'invited', 'declined']),
  since: Instant,
  declinedReason: z.string().nullable(),
});
export type AdmissionView = z.output<typeof AdmissionView>;
export const AdmissionPage = Page(AdmissionView);

export const LinkStart = z.strictObject({
  /** True lets people in at once; false lets them ask. */
  letsIn: z.boolean().default(true),
  days: z.int().min(1).max(30).default(7),
  mostUses: z.int().min(1).max(200).default(20),
});
export type LinkStart = z.output<typeof LinkStart>;
export const LinkPath = z.object({ spaceId: z.uuid(), linkId: z.uuid() });
export const LinkView = z.object({
  id: z.uuid(),
  letsIn: z.boolean(),
  mostUses: z.int(),
  uses: z.int(),
  createdAt: Instant,
  expiresAt: Instant,
});
export type LinkView = z.output<typeof LinkView>;
export const LinkPage = Page(LinkView);
/** The address is in this answer and kept nowhere. */
export const LinkMade = LinkView.extend({ url: z.string() });

export const LinkToken = z.strictObject({ token: z.string().regex(/^[\w-]{43}$/) });
export const LinkUse = LinkToken.extend({ answer: wordsOf(2000).optional() });
export type LinkUse = z.output<typeof LinkUse>;
export const MailInvitationStart = z.strictObject({
  email: EmailAddress,
  language: z.enum(languages).default('en'),
});
export type MailInvitationStart = z.output<typeof MailInvitationStart>;
export const MailInvitationPath = z.object({ spaceId: z.uuid(), invitationId: z.uuid() });
export const MailInvitationView = z.object({
  id: z.uuid(),
  email: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
});
export const MailInvitationPage = Page(MailInvitationView);

export const RequestDecision = z.strictObject({
  approved: z.boolean(),
  /** Why not, for the person who asked. */
  reason: lineOf(500).optional(),
});
export type RequestDecision = z.output<typeof RequestDecision>;

const CharterText = z.strictObject({
  language: z.enum(charterLanguages),
  /** Markdown. */
  body: markdownOf(8 * 1024).refine((text) => /\S/.test(text), 'Write something first'),
});
/** A new charter, in one language or in several. */
export const CharterChange = z.strictObject({
  texts: z
    .array(CharterText)
    .min(1)
    .max(charterLanguages.length)
    .refine((texts) => new Set(texts.map(({ language }) => language)).size === texts.length, {
      error: 'Each language stands here once',
    }),
});
export type CharterChange = z.output<typeof CharterChange>;
export const CharterAcceptance = z.strictObject({ version: z.int().min(1).max(2_000_000_000) });

export const CharterView = z.object({
  spaceId: z.uuid(),
  version: z.int(),
  madeAt: Instant,
  texts: z.array(
    z.object({ language: z.enum(charterLanguages), body: z.string(), html: z.string() }),
  ),
  mine: z.object({
    /** When I accepted this version; null while it waits for me, and for who is not a member. */
    acceptedAt: Instant.nullable(),
  }),
});
export type CharterView = z.output<typeof CharterView>;

/** What a link leads to, for who holds it. */
export const LinkedSpace = z.object({
  space: z.object({
    id: z.uuid(),
    name: z.string(),
    purpose: z.string(),
    kind: z.enum(spaceKinds),
    hue: z.enum(hues),
    guidelinesHtml: z.string(),
    question: z.string(),
    membersCount: z.int(),
  }),
  /** Null: a former member. */
  invitedBy: AuthorView.nullable(),
  letsIn: z.boolean(),
  /** What the members of a circle promise each other, to be read before one comes in; null elsewhere. */
  charter: CharterView.omit({ mine: true }).nullable(),
  mine: z.object({ status: z.enum(membershipStatuses) }),
});
export type LinkedSpace = z.output<typeof LinkedSpace>;

export const MembershipView = z.object({
  spaceId: z.uuid(),
  personId: z.uuid(),
  status: z.enum(membershipStatuses),
  role: z.enum(memberRoles).nullable(),
  since: Instant.nullable(),
});
export type MembershipView = z.output<typeof MembershipView>;

export const MemberChange = z.strictObject({ role: z.enum(memberRoles).default('member') });
export const MemberQuery = PageQuery.extend({
  status: z.enum(['member', 'asked', 'invited']).default('member'),
});
export const MemberView = z.object({
  person: AuthorView,
  status: z.enum(membershipStatuses),
  role: z.enum(memberRoles).nullable(),
  since: Instant,
  /** What someone who asked to join answered to the space's question. */
  answer: z.string().nullable(),
});
export const MemberPage = Page(MemberView);
export const PeopleQuery = z.strictObject({ prefix: z.string().trim().max(100).default('') });
export const PeopleList = z.object({
  items: z.array(AuthorView),
  /** How many others `@facilitators` stands for here; 0 where it is plain words. */
  facilitatorsCount: z.int(),
});
export type PeopleList = z.output<typeof PeopleList>;

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
const Pseudonym = z.string().nullable();

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
