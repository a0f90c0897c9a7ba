import { defineJob } from '../../src/platform/jobs.ts';
import { sendWayIn, signInRequested } from '../../src/sign-in/index.ts';

/** Mails link and code, or that there is no account. At least once, with a new link each. */
export const mailWayIn = defineJob({
  name: 'sign-in.mail-way-in',
  on: [signInRequested],
  run: (deps, { data }) => sendWayIn(deps, data.requestId),
});
