export { authorPseudonym, isAliasOf } from './anonymous-authors.ts';
export { authorFrom, authorTables, blockedFrom, findAuthors } from './authors.ts';
export { bringInto, takeOutOf } from './bring-into.ts';
export { talkCards } from './cards.ts';
export { changeTopic } from './change-topic.ts';
export { personChannel, spaceChannel, topicChannel } from './channel.ts';
export { cohortPeers } from './cohort-peers.ts';
export {
  answersTo,
  askedOf,
  type UnreadTopic,
  unreadTopicsOf,
  type WaitingPost,
} from './digest-queries.ts';
export {
  mailInvitationMade,
  memberJoined,
  memberRemoved,
  personSubject,
  postEdited,
  postRemoved,
  postWritten,
  readMarked,
  requestsChanged,
  spaceChanged,
  spaceSubject,
  topicChanged,
  topicMoved,
  topicRemoved,
  topicSplit,
  topicStarted,
  topicSubject,
  topicsMerged,
} from './events.ts';
export { isMarked } from './facilitators-mark.ts';
export { readFlagged } from './flagged-texts.ts';
export { forgetOldInvitations } from './forget-invitations.ts';
export { holdTopicToOrder, requireTopic } from './keep-topic-order.ts';
export { isMuted, levelColumn } from './level-queries.ts';
export {
  asksFacilitators,
  excerptOf,
  excerptReads,
  plainText,
  renderMarkdown,
  sanitise,
  textOf,
} from './markdown.ts';
export {
  mayAnswerRound,
  mayEditByName,
  mayReplyByName,
  mayStartTopicByName,
  maySumUp,
} from './may-write-now.ts';
export { prepareBody } from './mentioned-people.ts';
export { mayReadFilesOf, postIdOf } from './post-files.ts';
export { findPost } from './post-queries.ts';
export {
  holdProtocolTopic,
  membersAmong,
  requireProtocolTopic,
  silenceInTopic,
} from './protocol-topic.ts';
export {
  type Asking,
  beginningVisibleTo,
  listedTo,
  postVisibleTo,
  staffRoleColumn,
  topicVisibleTo,
  visibleTo,
  worksAsStaff,
} from './queries.ts';
export { removePost } from './remove-post.ts';
export { whyNotPost } from './require-charter.ts';
export { requireReader } from './require-reader.ts';
export { spacesRoutes } from './routes.ts';
export { changedMeanwhile, checkStands, readIfMatch } from './rules.ts';
export { type SeedSpace, type SeedTopic, seedSpace } from './seed-space.ts';
export { sendMailInvitation } from './send-mail-invitation.tsx';
export { showOneTopic } from './show-topics.ts';
export { startConversation } from './start-conversation.ts';
export { startEventSpace } from './start-event-space.ts';
export { startTopic } from './start-topic.ts';
export {
  admissions,
  anonymousAuthors,
  memberships,
  mentions,
  posts,
  readMarks,
  spaces,
  topicLevels,
  topics,
} from './tables.ts';
export { htmlOf } from './views.ts';
export {
  chartersOwedBy,
  invitationsTo,
  type OpenInvitation,
  type OpenRequests,
  requestsFor,
} from './waiting-queries.ts';
export { welcomeNewcomer } from './welcome-newcomer.ts';
