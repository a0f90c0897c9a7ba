import { defineJob } from '../../src/platform/jobs.ts';
import { mailInvitationMade, sendMailInvitation } from '../../src/spaces/index.ts';

/** Mails an invitation to a space. At least once. */
export const mailSpaceInvitation = defineJob({
  name: 'spaces.mail-invitation',
  on: [mailInvitationMade],
  run: (deps, { data }) => sendMailInvitation(deps, data.invitationId),
});
