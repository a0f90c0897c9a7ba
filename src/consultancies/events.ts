import { z } from 'zod';
import { defineEvent } from '../platform/events.ts';
import { personSubject, spaceSubject, topicSubject } from '../spaces/index.ts';

/**
 * The clock was started, paused, set to the next step or ended, or somebody took another role. Told in the space as well,
 * whose members may be on their way, and to the two on whom it waits.
 */
export const clockTurned = defineEvent({
  type: 'consultancies.clock-turned',
  data: z.object({ topicId: z.uuid(), spaceId: z.uuid(), roleIds: z.array(z.uuid()) }),
  subject: ({ topicId, spaceId, roleIds }) => [
    topicSubject(topicId),
    spaceSubject(spaceId),
    ...new Set(roleIds.map(personSubject)),
  ],
});
