import { z } from 'zod';
import { defineEvent } from '../platform/events.ts';
import { personSubject, topicSubject } from '../spaces/index.ts';

const inTopic = z.object({ topicId: z.uuid() });

/** Somebody shared, changed their answer, took it back, or offered something. Nobody is told of who skips. */
export const roundChanged = defineEvent({
  type: 'check-ins.round-changed',
  data: inTopic,
  subject: ({ topicId }) => topicSubject(topicId),
});

/** Somebody shared, skipped, or does so no more: for their other devices, and nobody else's. */
export const partChanged = defineEvent({
  type: 'check-ins.part-changed',
  data: z.object({ personId: z.uuid() }),
  subject: ({ personId }) => personSubject(personId),
});

/** Its time is over, and the moods are put together. */
export const roundClosed = defineEvent({
  type: 'check-ins.round-closed',
  data: z.object({}),
  subject: () => [],
});

/** Those for whom the round waits are to be told; not on the topic, since it is nobody else's matter. */
export const reminderAsked = defineEvent({
  type: 'check-ins.reminder-asked',
  data: inTopic,
  subject: ({ topicId }) => `check-ins/${topicId}`,
});
