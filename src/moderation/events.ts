import { z } from 'zod';
import { personSubject } from '../people/index.ts';
import { defineEvent } from '../platform/events.ts';

const people = z.array(z.uuid());
/** Told to each on their own subject, and to nobody else: that something was reported is not for the space to know. */
const toKeepers = {
  data: z.object({ caseId: z.uuid(), keeperIds: people }),
  subject: ({ keeperIds }: { keeperIds: string[] }) => keeperIds.map(personSubject),
};

export const postReported = defineEvent({ type: 'moderation.post-reported', ...toKeepers });
export const caseClosed = defineEvent({ type: 'moderation.case-closed', ...toKeepers });
const ofAppeal = z.object({ appealId: z.uuid() });
export const appealMade = defineEvent({
  type: 'moderation.appeal-made',
  data: ofAppeal.extend({ keeperIds: people }),
  subject: ({ keeperIds }) => keeperIds.map(personSubject),
});
export const appealDecided = defineEvent({
  type: 'moderation.appeal-decided',
  // Those that were recorded before keepers were told name none.
  data: ofAppeal.extend({ keeperIds: people.default([]) }),
  subject: ({ appealId, keeperIds }) => [`appeals/${appealId}`, ...keeperIds.map(personSubject)],
});
/** They find it among their notices. */
export const noticeGiven = defineEvent({
  type: 'moderation.notice-given',
  data: z.object({ personIds: people }),
  subject: ({ personIds }) => personIds.map(personSubject),
});
/** Seen on one device, it goes from the others. */
export const noticeSeen = defineEvent({
  type: 'moderation.notice-seen',
  data: z.object({ noticeId: z.uuid(), personId: z.uuid() }),
  subject: ({ personId }) => personSubject(personId),
});
