import { z } from 'zod';
import { defineEvent } from '../platform/events.ts';

/** Someone asked for a way in. The address stands in the request's row, not here. */
export const signInRequested = defineEvent({
  type: 'sign-in.requested',
  data: z.object({ requestId: z.uuid() }),
  subject: ({ requestId }) => `sign-in-requests/${requestId}`,
});

export const emailChangeRequested = defineEvent({
  type: 'sign-in.email-change-requested',
  data: z.object({ changeId: z.uuid() }),
  subject: ({ changeId }) => `email-changes/${changeId}`,
});

export const emailChanged = defineEvent({
  type: 'sign-in.email-changed',
  data: z.object({ changeId: z.uuid() }),
  subject: ({ changeId }) => `email-changes/${changeId}`,
});
