import { z } from 'zod';
import { AuthorView } from '../people/schemas.ts';
import { Instant } from '../platform/instant.ts';
import { TopicStart } from '../spaces/schemas.ts';

export { TopicForMe } from '../spaces/schemas.ts';

/** The steps of the protocol, in their order. */
export const steps = [
  'present',
  'clarifying-questions',
  'probing-questions',
  'discussion',
  'response',
  'debrief',
] as const;
export type Step = (typeof steps)[number];
export const clockStates = ['waiting', 'running', 'paused', 'ended'] as const;
/** What a clock can be set to: nothing goes back to waiting. */
export const clockWishes = ['running', 'paused', 'ended'] as const;
/** A consultant asks and discusses; an onlooker reads along and is no member of the space. */
export const consultancyRoles = ['presenter', 'facilitator', 'consultant', 'onlooker'] as const;

export const ConsultancyTopicPath = z.object({ topicId: z.uuid() });
export const ConsultancySpacePath = z.object({ spaceId: z.uuid() });

const Roles = { presenterId: z.uuid(), facilitatorId: z.uuid() };
/** The text says what the presenter brings: the dilemma, and the question to the group. */
export const ConsultancyStart = TopicStart.omit({ kind: true, anonymous: true }).extend(Roles);
export type ConsultancyStart = z.output<typeof ConsultancyStart>;
export const RolesChange = z.strictObject(Roles);
export type RolesChange = z.output<typeof RolesChange>;

/** How the clock is to stand: at which step, running, paused or ended. Sent twice, it is the same. */
export const ClockChange = z.strictObject({ step: z.enum(steps), state: z.enum(clockWishes) });
export type ClockChange = z.output<typeof ClockChange>;

export const ConsultancyView = z.object({
  topicId: z.uuid(),
  /** Null: a former member. */
  presenter: AuthorView.nullable(),
  facilitator: AuthorView.nullable(),
  steps: z.array(z.object({ step: z.enum(steps), minutes: z.int() })),
  /** Nothing of it moves by itself: pages count from these moments. */
  clock: z.object({
    state: z.enum(clockStates),
    step: z.enum(steps),
    /** What the step had taken when the clock was last started or paused, milliseconds. */
    elapsedMs: z.int(),
    /** Since when the clock runs; null while it stands. */
    runningSince: Instant.nullable(),
    startedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
  }),
  /** What time it is here: pages count with this clock, and not with their own. */
  serverTime: Instant,
  mine: z.object({
    role: z.enum(consultancyRoles),
    /** Starts, pauses and goes on to the next step. */
    mayKeepTime: z.boolean(),
    mayEnd: z.boolean(),
    /** Listens just now, and posts nothing. */
    listens: z.boolean(),
  }),
});
export type ConsultancyView = z.output<typeof ConsultancyView>;
