import { defineJob } from '../../src/platform/jobs.ts';
import {
  emailChanged,
  emailChangeRequested,
  sendEmailChange,
  sendEmailChanged,
} from '../../src/sign-in/index.ts';

/** Mails both addresses about a change that was asked for. */
export const mailEmailChange = defineJob({
  name: 'sign-in.mail-email-change',
  on: [emailChangeRequested],
  run: (deps, { data }) => sendEmailChange(deps, data.changeId),
});

/** Mails the old address once the change is made. */
export const mailEmailChanged = defineJob({
  name: 'sign-in.mail-email-changed',
  on: [emailChanged],
  run: (deps, { data }) => sendEmailChanged(deps, data.changeId),
});
