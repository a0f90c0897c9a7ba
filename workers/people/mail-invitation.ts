import { invitationMade, sendInvitation } from '../../src/people/index.ts';
import { defineJob } from '../../src/platform/jobs.ts';

/** Mails an invitation. At least once, with a new token each. */
export const mailInvitation = defineJob({
  name: 'people.mail-invitation',
  on: [invitationMade],
  run: (deps, { data }) => sendInvitation(deps, data.invitationId),
});
