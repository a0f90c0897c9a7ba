import { AuthorView, verificationChanged } from '../people/index.ts';
import { defineChannel, revokes, tells } from '../platform/channels.ts';
import type { Db } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { lastNumberBefore } from '../platform/events.ts';
import { findAuthors } from './authors.ts';
import {
  admissionChanged,
  charterAccepted,
  levelChanged,
  memberChanged,
  memberJoined,
  memberRemoved,
  personSubject,
  postEdited,
  postRemoved,
  postWritten,
  reactionChanged,
  readMarked,
  requestsChanged,
  spaceChanged,
  spaceRead,
  spaceStarted,
  spaceSubject,
  topicChanged,
  topicMoved,
  topicRemoved,
  topicSplit,
  topicStarted,
  topicSubject,
  topicsMerged,
} from './events.ts';
import { mayPost, mayRead, mayReadTopic, type Standing } from './policy.ts';
import { describePost } from './post-queries.ts';
import { findSpace } from './queries.ts';
import { PersonSubject, PostView, SpacePath, TopicPath, TopicView } from './schemas.ts';
import { describeTopic, findTopic } from './topic-queries.ts';
import { showPost, showTopic } from './views.ts';

const idsOf = (...people: (AuthorView | null)[]): string[] =>
  people.flatMap((person) => person?.id ?? []);

const asPost = {
  view: PostView,
  async load(
    { db }: Deps,
    { postId, topicId, spaceId }: Record<'postId' | 'topicId' | 'spaceId', string>,
  ) {
    const row = await describePost(db, postId);
    const isThere = row?.post.topicId === topicId && row.spaceId === spaceId;
    return isThere ? showPost(row) : undefined; // else it has gone to other readers
  },
  authors: ({ author }: PostView) => idsOf(author),
};
const asTopic = {
  view: TopicView,
  async load({ db }: Deps, { topicId, spaceId }: { topicId: string; spaceId: string }) {
    const row = await describeTopic(db, topicId);
    return row?.topic.spaceId === spaceId ? showTopic(row) : undefined; // else it has gone to other readers
  },
  /** The title is words as well. */
  authors: ({ author, lastPost }: TopicView) => idsOf(author, lastPost.author),
};
const presence = {
  person: AuthorView,
  name: ({ db }: Deps, personIds: readonly string[]) => findAuthors(db, personIds),
};
const memberGone = revokes(memberRemoved, ({ personId }) => [personId]);
/** Who only looked on may write from now on. */
const memberCame = revokes(memberJoined, ({ personId }) => [personId]);

/** Who moved to another district has no access to the spaces of the old one. */
const movedOn = revokes(verificationChanged, ({ personId }) => [personId]);

/** What is where is read again: so much has changed at once. */
const rearranged = [tells(topicMoved), tells(topicSplit), tells(topicsMerged)];

/** In a circle, nothing from before someone's joining is replayed to them. */
const historyFrom = async (db: Db, { space, joinedAt }: Standing, subject: string) =>
  space.kind === 'circle' && joinedAt ? lastNumberBefore(db, subject, joinedAt) : 0;

/** A conversation as it goes on. */
export const topicChannel = defineChannel({
  name: 'topic',
  params: TopicPath,
  subject: ({ topicId }) => topicSubject(topicId),
  async mayJoin({ db }, actor, { topicId }) {
    const found = await findTopic(db, actor, topicId);
    if (!found || !mayReadTopic(found.standing, found.topic)) return false;
    const { standing, topic } = found;
    const mute = !mayPost(standing) || standing.space.archivedAt !== null;
    const from = await historyFrom(db, standing, topicSubject(topicId));
    return { from, under: [spaceSubject(topic.spaceId)], mute, unseen: topic.pseudonym !== null };
  },
  tells: [
    tells(postWritten, asPost),
    tells(postEdited, asPost),
    tells(postRemoved, asPost),
    tells(reactionChanged, asPost),
    tells(topicStarted),
    tells(topicChanged, asTopic),
    tells(topicRemoved),
    ...rearranged,
  ],
  revokedBy: [
    ...[memberGone, memberCame, movedOn, revokes(spaceChanged)],
    ...[revokes(topicRemoved), revokes(topicMoved), revokes(topicsMerged)],
  ],
  presence,
});

/** What happens in a space, for the list of its topics. Posts come as the topic that they move. */
export const spaceChannel = defineChannel({
  name: 'space',
  params: SpacePath,
  subject: ({ spaceId }) => spaceSubject(spaceId),
  async mayJoin({ db }, actor, { spaceId }) {
    const standing = await findSpace(db, actor, spaceId);
    if (!standing || !mayRead(standing)) return false;
    return { from: await historyFrom(db, standing, spaceSubject(spaceId)) };
  },
  tells: [
    tells(topicStarted, asTopic),
    tells(topicChanged, asTopic),
    tells(topicRemoved),
    ...rearranged,
    tells(postWritten, asTopic),
    tells(postEdited, asTopic),
    tells(postRemoved, asTopic),
    tells(memberJoined),
    tells(memberChanged),
    tells(memberRemoved),
    tells(spaceChanged),
  ],
  revokedBy: [memberGone, movedOn, revokes(spaceChanged)],
});

/** What concerns one person alone, for all their devices. Words are fetched: by then they may no longer be theirs to read. */
export const personChannel = defineChannel({
  name: 'person',
  params: PersonSubject,
  subject: ({ personId }) => personSubject(personId),
  mayJoin: async (_, actor, { personId }) => actor.personId === personId,
  tells: [
    tells(postWritten),
    tells(postEdited),
    tells(readMarked),
    tells(spaceRead),
    tells(levelChanged),
    tells(admissionChanged),
    tells(requestsChanged),
    tells(charterAccepted),
    tells(memberJoined),
    tells(memberChanged),
    tells(memberRemoved),
    tells(spaceStarted),
  ],
});
