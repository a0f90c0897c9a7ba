import { z } from 'zod';
import { defineEvent } from '../platform/events.ts';
import { spaceSubject } from '../spaces/index.ts';

/** Told to network moderators on their own subjects: a request came, was decided, or is over. */
export const entryChanged = defineEvent({
  type: 'break-glass.entry-changed',
  data: z.object({ entryId: z.uuid() }),
  subject: () => [],
});
/** Told in the circle: it was opened, something was read, or it is closed again. */
export const circleLooked = defineEvent({
  type: 'break-glass.circle-looked',
  data: z.object({ entryId: z.uuid(), spaceId: z.uuid() }),
  subject: ({ spaceId }) => spaceSubject(spaceId),
});
/** One event for everyone in the circle and for who asked anonymously: its data tells nobody from the others. */
export const peopleTold = defineEvent({
  type: 'break-glass.people-told',
  data: z.object({}),
  subject: () => [],
});
