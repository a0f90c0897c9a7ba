import { z } from 'zod';
import { challenges, languages } from '../people/schemas.ts';

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

export const lineOf = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u, 'Expected one line without control characters');
export const lineOrNothing = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u, 'Expected one line without control characters');
/** Some lines of plain words. */
export const wordsOf = (longest: number) =>
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
export const Body = markdownOf(longestBody).refine(
  (text) => /\S/.test(text),
  'Write something first',
);

export const SpacePath = z.object({ spaceId: z.uuid() });
export const MemberPath = z.object({ spaceId: z.uuid(), personId: z.uuid() });
export const PersonSubject = z.object({ personId: z.uuid() });
export const TopicPath = z.object({ topicId: z.uuid() });
export const PostPath = z.object({ postId: z.uuid() });
export const ReactionPath = z.object({ postId: z.uuid(), kind: z.enum(reactionKinds) });
