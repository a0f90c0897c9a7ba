import { z } from 'zod';
import { personSubject } from '../people/index.ts';
import { defineEvent } from '../platform/events.ts';

export const preferencesChanged = defineEvent({
  type: 'digests.preferences-changed',
  data: z.object({ personId: z.uuid() }),
  subject: ({ personId }) => personSubject(personId),
});
