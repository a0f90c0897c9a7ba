import { z } from 'zod';
import { defineEvent } from '../platform/events.ts';
import { verifications } from './schemas.ts';

/** A person's own subject: nobody else can join it. */
export const personSubject = (personId: string) => `people/${personId}`;

const personId = z.uuid();
const ofPerson = { subject: (data: { personId: string }) => personSubject(data.personId) };

export const personJoined = defineEvent({
  type: 'people.person-joined',
  data: z.object({ personId }),
  ...ofPerson,
});
export const profileChanged = defineEvent({
  type: 'people.profile-changed',
  data: z.object({ personId }),
  ...ofPerson,
});
export const verificationChanged = defineEvent({
  type: 'people.verification-changed',
  data: z.object({ personId, verification: z.enum(verifications) }),
  ...ofPerson,
});
export const reviewRequested = defineEvent({
  type: 'people.review-requested',
  data: z.object({ personId }),
  ...ofPerson,
});
/** Someone's blocks have changed. Told to both alike, so it names nobody else. */
export const blocksChanged = defineEvent({
  type: 'people.blocks-changed',
  data: z.object({ personId }),
  ...ofPerson,
});
export const personSuspended = defineEvent({
  type: 'people.person-suspended',
  data: z.object({ personId }),
  ...ofPerson,
});
export const personReinstated = defineEvent({
  type: 'people.person-reinstated',
  data: z.object({ personId }),
  ...ofPerson,
});
export const invitationMade = defineEvent({
  type: 'people.invitation-made',
  data: z.object({ invitationId: z.uuid() }),
  subject: ({ invitationId }) => `invitations/${invitationId}`,
});
