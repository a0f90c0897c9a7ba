import { defineJob } from '../../src/platform/jobs.ts';
import { forgetOldInvitations } from '../../src/spaces/index.ts';

/** Once a day, links and invited addresses that ended a month ago are forgotten. */
export const forgetInvitations = defineJob({
  name: 'spaces.forget-invitations',
  every: 24 * 3_600_000,
  run: ({ db, now }) => forgetOldInvitations(db, now()),
});
