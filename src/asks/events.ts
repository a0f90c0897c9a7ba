import { z } from 'zod';
import { defineEvent } from '../platform/events.ts';
import { personSubject } from '../spaces/index.ts';

const ofCall = z.object({ topicId: z.uuid(), authorId: z.uuid(), askedIds: z.array(z.uuid()) });
/** Who asked and who is asked, each on their own subject: a reader of the topic hears of neither. */
const concerned = ({ authorId, askedIds }: z.output<typeof ofCall>) =>
  [authorId, ...askedIds].map(personSubject);

/** A question was taken to people who may be able to help. */
export const helpAsked = defineEvent({
  type: 'asks.help-asked',
  data: ofCall.extend({ postId: z.uuid() }),
  subject: concerned,
});

/** Nobody needs to answer any more because they were asked. */
export const callEnded = defineEvent({
  type: 'asks.call-ended',
  data: ofCall,
  subject: concerned,
});

/** For their other devices, and nobody else's. */
export const askPassed = defineEvent({
  type: 'asks.ask-passed',
  data: z.object({ topicId: z.uuid(), personId: z.uuid() }),
  subject: ({ personId }) => personSubject(personId),
});
