import { z } from 'zod';
import { defineEvent } from '../platform/events.ts';

/** A whole file was taken in: one event, whatever the number of rows. */
export const imported = defineEvent({
  type: 'districts.imported',
  data: z.object({ of: z.enum(['districts', 'schools']) }),
  subject: ({ of }) => `imports/${of}`,
});

const requestSubject = (requestId: string) => `district-requests/${requestId}`;

/** Someone asked for a district that they did not find. */
export const districtRequested = defineEvent({
  type: 'districts.district-requested',
  data: z.object({ requestId: z.uuid(), personId: z.uuid() }),
  subject: ({ requestId }) => requestSubject(requestId),
});

/** Staff answered; `districtId` is the district that an approval made. */
export const requestDecided = defineEvent({
  type: 'districts.request-decided',
  data: z.object({
    requestId: z.uuid(),
    personId: z.uuid(),
    decision: z.enum(['approved', 'declined']),
    districtId: z.uuid().nullable(),
  }),
  subject: ({ requestId }) => requestSubject(requestId),
});
