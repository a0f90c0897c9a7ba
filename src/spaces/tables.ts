import { isNotNull, isNull, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { AttachedFile } from '../attachments/index.ts';
import { newId } from '../platform/ids.ts';
import {
  admissionKinds,
  charterLanguages,
  hues,
  joinPolicies,
  levels,
  memberRoles,
  reactionKinds,
  removers,
  spaceKinds,
  topicKinds,
  topicTags,
} from './schemas.ts';

export const spaceKind = pgEnum('space_kind', spaceKinds);
export const joinPolicy = pgEnum('join_policy', joinPolicies);
export const spaceHue = pgEnum('space_hue', hues);
export const memberRole = pgEnum('member_role', memberRoles);
export const admissionKind = pgEnum('admission_kind', admissionKinds);
export const topicKind = pgEnum('topic_kind', topicKinds);
export const reactionKind = pgEnum('reaction_kind', reactionKinds);
export const notificationLevel = pgEnum('notification_level', levels);
export const postRemover = pgEnum('post_remover', removers);

const moment = () => timestamp({ withTimezone: true });

/** A place where educators of many districts talk. When something last happened in it, its topics say. */
export const spaces = pgTable(
  'spaces',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    name: text().notNull(),
    purpose: text().notNull(),
    kind: spaceKind().notNull(),
    joinPolicy: joinPolicy().notNull(),
    /** Whose people a district space is for; null for every other kind. */
    districtId: uuid(),
    hue: spaceHue().notNull(),
    /** Markdown. */
    guidelines: text().notNull().default(''),
    guidelinesHtml: text().notNull().default(''),
    /** Markdown, shown to each member once, when they come in. */
    welcome: text().notNull().default(''),
    welcomeHtml: text().notNull().default(''),
    /** What the facilitators would like to know from who asks to join. */
    question: text().notNull().default(''),
    /** Which renderer made the HTML; 0 is none, and older ones are rendered again when read. */
    guidelinesHtmlVersion: integer().notNull().default(0),
    startedById: uuid().notNull(),
    createdAt: moment().notNull(),
    archivedAt: moment(),
    membersCount: integer().notNull().default(0),
    topicsCount: integer().notNull().default(0),
    /** The charter that holds now; 0 where there is none, which is everywhere but in circles. */
    charterVersion: integer().notNull().default(0),
    version: integer().notNull().default(1),
  },
  (t) => [index().on(t.name, t.id), index().on(t.kind, t.name, t.id)],
);

const ofSpace = () =>
  uuid()
    .notNull()
    .references(() => spaces.id);

export const memberships = pgTable(
  'memberships',
  {
    spaceId: ofSpace(),
    personId: uuid().notNull(),
    role: memberRole().notNull(),
    joinedAt: moment().notNull(),
    /** How much of its topics they want to hear of. */
    level: notificationLevel().notNull().default('normal'),
    /** The charter of the circle that they accepted last; 0 before the first. */
    charterVersion: integer().notNull().default(0),
    charterAcceptedAt: moment(),
    /** When they had read the welcome note. */
    welcomedAt: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.spaceId, t.personId] }),
    index('memberships_watching').on(t.spaceId).where(sql`level = 'watching'`),
    // Of one person and one space: a list asks that of each space, and some people are in hundreds.
    index().on(t.personId, t.spaceId),
    index().on(t.spaceId, t.joinedAt, t.personId),
  ],
);

/** What the members of a circle promise each other. A version is never changed: it is what people accepted. */
export const charters = pgTable(
  'charters',
  {
    spaceId: ofSpace(),
    version: integer().notNull(),
    language: text({ enum: charterLanguages }).notNull(),
    /** Markdown. */
    source: text().notNull(),
    html: text().notNull(),
    /** Which renderer made `html`; older ones are rendered again when read. */
    htmlVersion: integer().notNull(),
    madeById: uuid().notNull(),
    madeAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.spaceId, t.version, t.language] })],
);

/**
 * On the way in: someone who asked and waits for a facilitator, or was invited and has not joined yet. A request that was
 * declined stays, so that who asked can read why; it opens nothing.
 */
export const admissions = pgTable(
  'admissions',
  {
    spaceId: ofSpace(),
    personId: uuid().notNull(),
    kind: admissionKind().notNull(),
    /** Who invited; the person themselves when they asked. */
    byId: uuid().notNull(),
    at: moment().notNull(),
    /** What they answered to the space's question. */
    answer: text(),
    declinedAt: moment(),
    declinedById: uuid(),
    declinedReason: text(),
    /** Invited by their address: facilitators do not read here who is behind it. */
    byMail: boolean().notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.spaceId, t.personId] }), index().on(t.personId)],
);

/** A way in for whoever holds it. Only the hash of its token is kept. */
export const spaceLinks = pgTable(
  'space_links',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    spaceId: ofSpace(),
    tokenHash: text().notNull().unique(),
    /** Whether it lets people in, or lets them ask. */
    letsIn: boolean().notNull(),
    mostUses: integer().notNull(),
    uses: integer().notNull().default(0),
    /** It is good for as long as this person facilitates the space. */
    madeById: uuid().notNull(),
    createdAt: moment().notNull(),
    expiresAt: moment().notNull(),
    revokedAt: moment(),
  },
  (t) => [index().on(t.spaceId, t.id)],
);

/** Each person uses a link once: who was taken out does not come back by it. */
export const spaceLinkUses = pgTable(
  'space_link_uses',
  {
    linkId: uuid()
      .notNull()
      .references(() => spaceLinks.id, { onDelete: 'cascade' }),
    personId: uuid().notNull(),
    at: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.linkId, t.personId] })],
);

/** Someone invited to a space by their address, whether or not they are here. Gone when they join. */
export const mailInvitations = pgTable(
  'space_mail_invitations',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    spaceId: ofSpace(),
    email: text().notNull(),
    language: text().notNull(),
    invitedById: uuid().notNull(),
    createdAt: moment().notNull(),
    expiresAt: moment().notNull(),
    /** Taken back, or sent anew. Kept for a while, so that mails are counted. */
    endedAt: moment(),
  },
  (t) => [
    uniqueIndex('space_mail_invitations_open').on(t.spaceId, t.email).where(isNull(t.endedAt)),
    index().on(t.email),
    index().on(t.invitedById, t.createdAt),
  ],
);

/** A conversation. Counts and the last post stand on the row, so that a list of topics reads nothing else. */
export const topics = pgTable(
  'topics',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    spaceId: ofSpace(),
    /** Of an anonymous topic an alias made for it, which is nobody's id: see `anonymousAuthors`. */
    authorId: uuid().notNull(),
    /** The words by which its author is known in it; null for a topic under someone's own name. */
    pseudonym: text(),
    kind: topicKind().notNull(),
    title: text().notNull(),
    createdAt: moment().notNull(),
    /** Posts that stand; tombstones are not counted. */
    postsCount: integer().notNull(),
    /** The position of the newest post, tombstone or not. */
    lastPosition: integer().notNull(),
    /** The newest post that stands. */
    lastPostAt: moment().notNull(),
    lastPostId: uuid().notNull(),
    lastPosterId: uuid().notNull(),
    lastExcerpt: text().notNull(),
    tags: text({ enum: topicTags }).array().notNull().default([]),
    pinned: boolean().notNull().default(false),
    lockedAt: moment(),
    /** Who writes nothing here just now: they listen, as the protocol of the topic has it. */
    silencedId: uuid(),
    deletedAt: moment(),
    /** Where its posts stand now, of one that was put into another and is gone itself. */
    mergedIntoId: uuid(),
    /** The post that answers a question, as its author or a facilitator chose. */
    answerPostId: uuid(),
    version: integer().notNull().default(1),
  },
  (t) => [
    // In the very order of the list, so that a page is read off the index.
    index('topics_by_activity')
      .on(
        t.spaceId,
        t.pinned.desc().nullsFirst(),
        t.lastPostAt.desc().nullsFirst(),
        t.id.desc().nullsFirst(),
      )
      .where(isNull(t.deletedAt)),
    index().on(t.authorId),
    index('topics_open_questions')
      .on(t.createdAt)
      .where(sql`kind = 'question' and answer_post_id is null and deleted_at is null`),
    index('topics_merged').on(t.mergedIntoId).where(isNotNull(t.mergedIntoId)),
  ],
);

/**
 * Who is behind an alias: nowhere else is it written. One for each anonymous topic, made at random, so that two topics of one
 * person have nothing in common.
 */
export const anonymousAuthors = pgTable(
  'anonymous_authors',
  {
    topicId: uuid()
      .primaryKey()
      .references(() => topics.id),
    /** Stands as the author of the topic and of their posts in it. */
    aliasId: uuid().notNull().unique(),
    personId: uuid().notNull(),
  },
  (t) => [index().on(t.personId)],
);

/** A post keeps its row for ever: a removed one is a tombstone at its position. */
export const posts = pgTable(
  'posts',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    topicId: uuid()
      .notNull()
      .references(() => topics.id),
    authorId: uuid().notNull(),
    replyToId: uuid().references((): AnyPgColumn => posts.id),
    replyToAuthorId: uuid(),
    /** 1, 2, 3 … within the topic, without gaps. The first post is the topic's own text. */
    position: integer().notNull(),
    /** Markdown, as the author wrote it, with the names of mentioned people made true. */
    source: text().notNull(),
    html: text().notNull(),
    /** Which renderer made `html`; older ones are rendered again when read. */
    htmlVersion: integer().notNull(),
    createdAt: moment().notNull(),
    editedAt: moment(),
    removedAt: moment(),
    removedById: uuid(),
    removedBy: postRemover(),
    removedReason: text(),
    helpedCount: integer().notNull().default(0),
    triedItCount: integer().notNull().default(0),
    /** Its files, told again here so that reading a topic asks for nothing else; null for most. */
    attachments: jsonb().$type<AttachedFile[]>(),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique().on(t.topicId, t.position),
    index().on(t.authorId, t.topicId),
    index('posts_answers').on(t.replyToAuthorId, t.createdAt).where(isNotNull(t.replyToAuthorId)),
  ],
);

const ofPost = () =>
  uuid()
    .notNull()
    .references(() => posts.id);

/** What a post said before an edit. */
export const postRevisions = pgTable(
  'post_revisions',
  {
    postId: ofPost(),
    version: integer().notNull(),
    source: text().notNull(),
    /** When these words were written. */
    writtenAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.postId, t.version] })],
);

export const reactions = pgTable(
  'reactions',
  {
    postId: ofPost(),
    personId: uuid().notNull(),
    kind: reactionKind().notNull(),
    at: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.postId, t.personId, t.kind] })],
);

/** Who is asked by name in a post. Only people who may read it have a row. */
export const mentions = pgTable(
  'mentions',
  { postId: ofPost(), personId: uuid().notNull(), at: moment().notNull() },
  (t) => [primaryKey({ columns: [t.postId, t.personId] }), index().on(t.personId, t.at)],
);

/** How far someone has read a topic. */
export const readMarks = pgTable(
  'read_marks',
  {
    personId: uuid().notNull(),
    topicId: uuid()
      .notNull()
      .references(() => topics.id),
    position: integer().notNull(),
    at: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.topicId] })],
);

/** How much of a topic someone wants to hear of, where that is not as in its space. */
export const topicLevels = pgTable(
  'topic_levels',
  {
    personId: uuid().notNull(),
    topicId: uuid()
      .notNull()
      .references(() => topics.id),
    level: notificationLevel().notNull(),
    at: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.topicId] }), index().on(t.topicId, t.level)],
);

export type Space = typeof spaces.$inferSelect;
export type Membership = typeof memberships.$inferSelect;
export type Charter = typeof charters.$inferSelect;
export type SpaceLink = typeof spaceLinks.$inferSelect;
export type MailInvitation = typeof mailInvitations.$inferSelect;
export type Admission = typeof admissions.$inferSelect;
export type Topic = typeof topics.$inferSelect;
export type Post = typeof posts.$inferSelect;
