import { z } from 'zod';
import { AuthorView } from '../people/schemas.ts';

/**
 * How a call ended: someone who was asked answered first, somebody else did, nobody did within a week, or there was
 * nothing left to answer.
 */
export const callOutcomes = ['asked-person', 'someone-else', 'nobody', 'withdrawn'] as const;

export const HelpPath = z.object({ topicId: z.uuid() });

/** Who was asked for help with a question, as far as that is for the reader. */
export const HelpView = z.object({
  /** For who asked the question, while it waits: everyone who was asked, whether or not they passed. */
  asked: z.array(AuthorView).max(3),
  /** Whether I am asked: not at all, still, or no more since I passed. */
  mine: z.enum(['none', 'open', 'passed']),
});
export type HelpView = z.output<typeof HelpView>;

export const AskSettings = z.strictObject({
  /** How long a question waits for an answer by itself, hours. */
  waitHours: z.int().min(1).max(720),
  /** How many questions may wait for one person at a time. */
  mostOpen: z.int().min(1).max(20),
  /** For how many one person is asked within 30 days. */
  mostInMonth: z.int().min(1).max(100),
});
export type AskSettings = z.output<typeof AskSettings>;
