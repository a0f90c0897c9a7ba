import { z } from 'zod';
import { defineEvent } from '../platform/events.ts';
import { topicSubject } from '../spaces/index.ts';

export const briefWritten = defineEvent({
  type: 'briefs.brief-written',
  data: z.object({ spaceId: z.uuid(), topicId: z.uuid() }),
  subject: ({ topicId }) => topicSubject(topicId),
});
