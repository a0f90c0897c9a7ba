import { z } from 'zod';
import { defineEvent } from '../platform/events.ts';
import { topicSubject } from '../spaces/index.ts';

/** The clock was started, paused, set to the next step or ended, or somebody took another role. */
export const clockTurned = defineEvent({
  type: 'consultancies.clock-turned',
  data: z.object({ topicId: z.uuid() }),
  subject: ({ topicId }) => topicSubject(topicId),
});
