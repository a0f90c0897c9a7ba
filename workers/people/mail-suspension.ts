import { personSuspended, sendSuspension } from '../../src/people/index.ts';
import { defineJob } from '../../src/platform/jobs.ts';

/** Mails someone until when and why they are suspended, and how to answer. */
export const mailSuspension = defineJob({
  name: 'people.mail-suspension',
  on: [personSuspended],
  run: (deps, { id, data }) => sendSuspension(deps, id, data.personId),
});
