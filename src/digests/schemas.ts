import { z } from 'zod';
import { AuthorView } from '../people/schemas.ts';
import { Instant } from '../platform/instant.ts';
import { Page, PageQuery } from '../platform/page.ts';

export const frequencies = [
  'daily',
  'weekdays',
  'weekly',
  'fortnightly',
  'monthly',
  'off',
] as const;
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** What can wait for someone, in the order in which it is shown where nothing presses. */
export const needKinds = [
  'mention',
  'question',
  'check-in',
  'consultancy',
  'report',
  'appeal',
  'break-glass',
  'request',
  'charter',
  'invitation',
  'reply',
] as const;
export const firstTasks = ['space', 'profile', 'digest'] as const;

export const DigestPreferences = z.strictObject({
  frequency: z.enum(frequencies),
  /** For weekly, fortnightly and monthly (the first of its month); the others leave it alone. */
  weekday: z.enum(weekdays).default('mon'),
  /** The full hour on the clock where the person is. */
  hour: z.int().min(0).max(23).default(7),
});
export type DigestPreferences = z.output<typeof DigestPreferences>;

export const DigestPreferencesView = z.object({
  frequency: z.enum(frequencies),
  weekday: z.enum(weekdays),
  hour: z.int(),
  timeZone: z.string(),
  /** When the next one is due; null when they are off. */
  nextAt: Instant.nullable(),
});
export type DigestPreferencesView = z.output<typeof DigestPreferencesView>;

/** The digest as it would be mailed now. All three are null when there is nothing new: then no mail is sent. */
export const DigestPreview = z.object({
  subject: z.string().nullable(),
  html: z.string().nullable(),
  text: z.string().nullable(),
});
export type DigestPreview = z.output<typeof DigestPreview>;

/** Something that waits for the reader, in their language. */
export const NeedView = z.object({
  /** Of the post, topic or space that it is about; together with the kind it is one of its kind. */
  id: z.uuid(),
  kind: z.enum(needKinds),
  title: z.string(),
  detail: z.string(),
  /** What it costs. */
  minutes: z.int(),
  /** When it is too late. */
  dueAt: Instant.nullable(),
  /** Who has shared in a check-in, the first by name. Of who has not, nothing is said. */
  shared: z
    .object({ count: z.int(), faces: z.array(AuthorView.pick({ id: true, name: true })) })
    .nullable(),
  topicId: z.uuid().nullable(),
  spaceId: z.uuid().nullable(),
  /** Where to do it, on this site. */
  href: z.string(),
  at: Instant,
});
export type NeedView = z.output<typeof NeedView>;

export const NewTopicView = z.object({
  id: z.uuid(),
  spaceId: z.uuid(),
  spaceName: z.string(),
  title: z.string(),
  author: AuthorView.nullable(),
  lastPost: z.object({ at: Instant, excerpt: z.string() }),
  mine: z.object({ unread: z.int(), newPeople: z.int(), isNew: z.boolean() }),
});

/** What needs me, and what is new. A part that could not be fetched is empty and named in `missing`. */
export const HomeView = z.object({
  /** When I was last here before today; null for someone who never was. */
  since: Instant.nullable(),
  nextDigestAt: Instant.nullable(),
  /** At most five. */
  needsYou: z.array(NeedView),
  /** How many things wait besides: they come when these are done. */
  moreNeeds: z.int(),
  /** What is left to do of the first week: find a space, say what one offers, choose the digest. Empty after it. */
  firstWeek: z.array(z.enum(firstTasks)),
  newInSpaces: z.array(NewTopicView),
  missing: z.array(z.enum(['needsYou', 'firstWeek', 'newInSpaces', 'since', 'nextDigestAt'])),
});
export type HomeView = z.output<typeof HomeView>;

export const UnsubscribePath = z.object({ token: z.string().max(200) });
/** The one click of a mail program (RFC 8058), or a button of our page. */
export const UnsubscribeForm = z.union([
  z.strictObject({ 'List-Unsubscribe': z.literal('One-Click') }),
  z.strictObject({ frequency: z.enum(['daily', 'weekly', 'off']) }),
]);
export type UnsubscribeForm = z.output<typeof UnsubscribeForm>;

export const deliveryStates = [
  'queued',
  'sending',
  'handed',
  'sent',
  'bounced',
  'given-up',
  'unknown',
  'withdrawn',
] as const;

export const DeliveryQuery = PageQuery.extend({
  state: z.enum(deliveryStates).default('unknown'),
});
export type DeliveryQuery = z.output<typeof DeliveryQuery>;
/** A mail as staff see it: what became of it, never what it said. */
export const DeliveryView = z.object({
  id: z.uuid(),
  kind: z.string(),
  period: z.string(),
  personId: z.uuid().nullable(),
  state: z.enum(deliveryStates),
  attempts: z.int(),
  reason: z.string().nullable(),
  createdAt: Instant,
  settledAt: Instant.nullable(),
});
export const DeliveryPage = Page(DeliveryView);
