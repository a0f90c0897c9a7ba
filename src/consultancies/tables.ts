import { integer, pgEnum, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';
import { topics } from '../spaces/index.ts';
import { clockStates, steps } from './schemas.ts';

export const consultancyStep = pgEnum('consultancy_step', steps);
export const consultancyState = pgEnum('consultancy_state', clockStates);

const moment = () => timestamp({ withTimezone: true });

/** A dilemma that a group looks at together, by the clock. Its words are the posts of its topic. */
export const consultancies = pgTable('consultancies', {
  topicId: uuid()
    .primaryKey()
    .references(() => topics.id),
  presenterId: uuid().notNull(),
  facilitatorId: uuid().notNull(),
  state: consultancyState().notNull().default('waiting'),
  step: consultancyStep().notNull().default('present'),
  /** What the step had taken when the clock was last started or paused. */
  elapsedMs: integer().notNull().default(0),
  runningSince: moment(),
  startedAt: moment(),
  endedAt: moment(),
});

export type Consultancy = typeof consultancies.$inferSelect;
export type Clock = Pick<
  Consultancy,
  'state' | 'step' | 'elapsedMs' | 'runningSince' | 'startedAt' | 'endedAt'
>;
