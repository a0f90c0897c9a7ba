import { reminderAsked } from '../../src/check-ins/index.ts';
import { makeReminders } from '../../src/notifications/index.ts';
import { defineJob } from '../../src/platform/jobs.ts';

/** Tells those for whom a round still waits when this runs. */
export const remindOfRounds = defineJob({
  name: 'notifications.remind-people',
  on: reminderAsked,
  run: (deps, { data }) => makeReminders(deps, data.topicId),
});
