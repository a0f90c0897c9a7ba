import { z } from 'zod';
import { defineEvent } from '../platform/events.ts';
import { memberRoles, reactionKinds } from './schemas.ts';

export const topicSubject = (topicId: string) => `topics/${topicId}`;
export const spaceSubject = (spaceId: string) => `spaces/${spaceId}`;
export const personSubject = (personId: string) => `people/${personId}`;

const inSpace = z.object({ spaceId: z.uuid() });
const inTopic = inSpace.extend({ topicId: z.uuid() });
const ofPost = inTopic.extend({ postId: z.uuid() });
const ofMember = inSpace.extend({ personId: z.uuid() });

type InTopic = z.output<typeof inTopic>;
const bothSubjects = ({ topicId, spaceId }: InTopic) => [
  topicSubject(topicId),
  spaceSubject(spaceId),
];

export const spaceStarted = defineEvent({
  type: 'spaces.space-started',
  data: inSpace.extend({ personId: z.uuid() }),
  subject: ({ spaceId, personId }) => [spaceSubject(spaceId), personSubject(personId)],
});
export const spaceChanged = defineEvent({
  type: 'spaces.space-changed',
  data: inSpace,
  subject: ({ spaceId }) => spaceSubject(spaceId),
});

/** Membership concerns the space and the person: theirs ends what they joined, the space's shows who is in. */
const memberSubjects = ({ spaceId, personId }: z.output<typeof ofMember>) => [
  spaceSubject(spaceId),
  personSubject(personId),
];
export const memberJoined = defineEvent({
  type: 'spaces.member-joined',
  data: ofMember.extend({ role: z.enum(memberRoles) }),
  subject: memberSubjects,
});
export const memberChanged = defineEvent({
  type: 'spaces.member-changed',
  data: ofMember.extend({ role: z.enum(memberRoles) }),
  subject: memberSubjects,
});
export const memberRemoved = defineEvent({
  type: 'spaces.member-removed',
  data: ofMember,
  subject: memberSubjects,
});
/** Told to the person alone, so that all their devices see the circle open. */
export const charterAccepted = defineEvent({
  type: 'spaces.charter-accepted',
  data: ofMember,
  subject: ({ personId }) => personSubject(personId),
});
/** Asked, invited, or neither any more; told to the person alone, since who asks is for facilitators to see. */
export const admissionChanged = defineEvent({
  type: 'spaces.admission-changed',
  data: ofMember,
  subject: ({ personId }) => personSubject(personId),
});

/**
 * Somebody asks to join (`asked`), or does so no more: told to each facilitator on their own subject, for it is nobody else's
 * to know.
 */
export const requestsChanged = defineEvent({
  type: 'spaces.requests-changed',
  data: inSpace.extend({
    facilitatorIds: z.array(z.uuid()),
    asked: z.boolean().default(true), // what was written before this was told either way
  }),
  subject: ({ facilitatorIds }) => facilitatorIds.map(personSubject),
});

/** Someone was invited by their address, which stands in the row. */
export const mailInvitationMade = defineEvent({
  type: 'spaces.mail-invitation-made',
  data: inSpace.extend({ invitationId: z.uuid() }),
  subject: ({ invitationId }) => `space-invitations/${invitationId}`,
});

export const topicStarted = defineEvent({
  type: 'spaces.topic-started',
  data: ofPost.extend({ personId: z.uuid() }),
  subject: bothSubjects,
});
export const topicChanged = defineEvent({
  type: 'spaces.topic-changed',
  data: inTopic,
  subject: bothSubjects,
});
/** Its only post was taken back. */
export const topicRemoved = defineEvent({
  type: 'spaces.topic-removed',
  data: inTopic,
  subject: bothSubjects,
});

/** Told where it was and where it is; who does not read it there hears nothing more of it. */
export const topicMoved = defineEvent({
  type: 'spaces.topic-moved',
  data: inTopic.extend({ fromSpaceId: z.uuid() }),
  subject: (data) => [...bothSubjects(data), spaceSubject(data.fromSpaceId)],
});
/** Posts of a topic stand in one of their own now. */
export const topicSplit = defineEvent({
  type: 'spaces.topic-split',
  data: inTopic.extend({ fromTopicId: z.uuid() }),
  subject: (data) => [...bothSubjects(data), topicSubject(data.fromTopicId)],
});
/** `postIds`: the posts that each of them began with, and that a title is found with or not any more. */
export const topicsMerged = defineEvent({
  type: 'spaces.topics-merged',
  data: inTopic.extend({ mergedTopicId: z.uuid(), postIds: z.array(z.uuid()) }),
  subject: (data) => [...bothSubjects(data), topicSubject(data.mergedTopicId)],
});

/** `askedIds`: who was mentioned or answered, so that it reaches them wherever they are. */
export const postWritten = defineEvent({
  type: 'spaces.post-written',
  data: ofPost.extend({ personId: z.uuid(), askedIds: z.array(z.uuid()) }),
  subject: (data) => [...bothSubjects(data), ...data.askedIds.map(personSubject)],
});
export const postEdited = defineEvent({
  type: 'spaces.post-edited',
  data: ofPost.extend({ personId: z.uuid(), askedIds: z.array(z.uuid()) }),
  subject: (data) => [...bothSubjects(data), ...data.askedIds.map(personSubject)],
});
export const postRemoved = defineEvent({
  type: 'spaces.post-removed',
  data: ofPost,
  subject: bothSubjects,
});
export const reactionChanged = defineEvent({
  type: 'spaces.reaction-changed',
  data: ofPost.extend({ authorId: z.uuid(), personId: z.uuid(), kind: z.enum(reactionKinds) }),
  subject: ({ topicId }) => topicSubject(topicId),
});
/** Everything in the space. */
export const spaceRead = defineEvent({
  type: 'spaces.space-read',
  data: ofMember,
  subject: ({ personId }) => personSubject(personId),
});
/** How much someone wants to hear of a space or, where one is named, of a topic; theirs alone to know. */
export const levelChanged = defineEvent({
  type: 'spaces.level-changed',
  data: ofMember.extend({ topicId: z.uuid().nullable() }),
  subject: ({ personId }) => personSubject(personId),
});
export const readMarked = defineEvent({
  type: 'spaces.read-marked',
  data: inTopic.extend({ personId: z.uuid(), position: z.int() }),
  subject: ({ personId }) => personSubject(personId),
});
