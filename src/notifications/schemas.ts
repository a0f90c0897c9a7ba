import { z } from 'zod';
import { AuthorView } from '../people/schemas.ts';
import { Instant } from '../platform/instant.ts';
import { Page } from '../platform/page.ts';

/** Why someone is told of a post, the weightiest first. `reminded`: a check-in waits for them, if they like. */
export const reasons = ['asked', 'can-help', 'answered', 'watched', 'reminded'] as const;

export const NotificationPath = z.object({ notificationId: z.uuid() });

/**
 * What is new for someone in one conversation. Of a circle there is one for all that happens in it, with a count and
 * the circle's name and nothing else.
 */
export const NotificationView = z.object({
  /** Of the topic; of the space for a circle. */
  id: z.uuid(),
  /** Null for a circle. */
  topic: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  space: z.object({ id: z.uuid(), name: z.string() }),
  /** The weightiest reason of those that are unread, or of all; null for a circle. */
  reason: z.enum(reasons).nullable(),
  /** Who wrote, the latest first, at most three; nobody for a circle. */
  people: z.array(AuthorView),
  /** Posts that one was told of, and how many of them wait to be read. */
  posts: z.int(),
  unread: z.int(),
  at: Instant,
});
export type NotificationView = z.output<typeof NotificationView>;
export const NotificationPage = Page(NotificationView);

/** In how many conversations something waits; 100 stands for more. */
export const NotificationCount = z.object({ unread: z.int().max(100) });
export type NotificationCount = z.output<typeof NotificationCount>;

/** A space that I look after, in which people wait for an answer to their request. Gone when all have one. */
export const JoinRequestsView = z.object({
  space: z.object({ id: z.uuid(), name: z.string() }),
  count: z.int(),
  /** Who has waited longest, and since when. */
  name: z.string(),
  at: Instant,
});
export const JoinRequestsList = z.object({ items: z.array(JoinRequestsView) });

/** `through`: the time of the newest that was looked at, so that what came since stays unread. */
export const NotificationsRead = z.strictObject({ through: Instant.optional() });

const Hour = z.int().min(0).max(23);
/** When nothing is announced live, on the clock where the person is. What came meanwhile is there afterwards. */
export const QuietHours = z.strictObject({
  /** From one full hour to another, over midnight where the second is the smaller; null: at no time of the day. */
  hours: z
    .strictObject({ from: Hour, until: Hour })
    .refine(({ from, until }) => from !== until, 'Expected two different hours')
    .nullable(),
  weekends: z.boolean(),
});
export type QuietHours = z.output<typeof QuietHours>;

export const QuietHoursView = z.object({
  hours: z.object({ from: z.int(), until: z.int() }).nullable(),
  weekends: z.boolean(),
  timeZone: z.string(),
});
export type QuietHoursView = z.output<typeof QuietHoursView>;
