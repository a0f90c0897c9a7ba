import { aboutPosts, makeNotifications } from '../../src/notifications/index.ts';
import { defineJob } from '../../src/platform/jobs.ts';

/** Tells people of new posts that concern them, of all that were written in a moment at once. */
export const tellPeople = defineJob({
  name: 'notifications.make-notifications',
  together: aboutPosts,
  run: (deps, happenings) => makeNotifications(deps, happenings),
});
