import { z } from 'zod';
import { Instant } from '../platform/instant.ts';
import { Page, PageQuery } from '../platform/page.ts';
import {
  activities,
  hues,
  joinPolicies,
  levels,
  lineOf,
  lineOrNothing,
  markdownOf,
  memberRoles,
  membershipStatuses,
  spaceKinds,
} from './field-schemas.ts';

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
