import { z } from 'zod';
import { defineEvent } from '../platform/events.ts';
import { personSubject } from '../spaces/index.ts';

/** For their other devices, and not of what. */
export const bookmarksChanged = defineEvent({
  type: 'bookmarks.changed',
  data: z.object({ personId: z.uuid() }),
  subject: ({ personId }) => personSubject(personId),
});
