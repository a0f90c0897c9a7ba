import { z } from 'zod';
import { defineEvent } from '../platform/events.ts';
import { personSubject } from '../spaces/index.ts';

/** Something new, told on the subjects of those whom it concerns: one event for all of them, so its data names nobody. */
export const notificationsMade = defineEvent({
  type: 'notifications.made',
  data: z.object({}),
  subject: () => [],
});

/** What waited for several people has its answer, by whomever: nothing is new by that, and less may be waiting. */
export const notificationsSettled = defineEvent({
  type: 'notifications.settled',
  data: z.object({}),
  subject: () => [],
});

/** For their other devices. */
export const notificationsRead = defineEvent({
  type: 'notifications.read',
  data: z.object({ personId: z.uuid() }),
  subject: ({ personId }) => personSubject(personId),
});
