import { defineProblem, invalidInput } from '../platform/problem.ts';
import type { Standing } from './policy.ts';
import type { Level, MembershipView } from './schemas.ts';
import type { Post, Space, Topic } from './tables.ts';

export const notVerified = defineProblem(
  'not-verified',
  403,
  'This waits until we know who you are',
  'Confirm your district address, ask colleagues to vouch for you, or ask staff for a review: see your profile. Until then you can read open spaces and take part where a facilitator let you in.',
);
export const notAMember = defineProblem(
  'not-a-member',
  403,
  'Join this space first',
  'Reading is open to you; writing is for its members. Join, or ask to join, on the page of the space.',
);
export const kindNotOffered = defineProblem(
  'kind-not-offered',
  409,
  'This kind is not started here',
  'Start an open, cohort or circle space, or a district space where you lead the district. Spaces of visits and convenings, and conversations, begin where these do. In a space, start a discussion or a question here, a check-in at `/spaces/{spaceId}/check-ins`, and a consultancy at `/spaces/{spaceId}/consultancies`.',
);
export const spaceArchived = defineProblem(
  'space-archived',
  409,
  'This space is archived',
  'It can be read, and nothing in it changes any more. A facilitator can open it again.',
);
export const topicLocked = defineProblem(
  'topic-locked',
  409,
  'This topic is closed',
  'A facilitator closed it: it can be read, and takes no more posts. Start a new topic to go on.',
);
export const listensNow = defineProblem(
  'listens-now',
  409,
  'You are listening just now',
  'The others discuss while you listen and take notes. Nothing was posted; keep your words, and post them when the next step begins. Whoever keeps the time can begin it.',
);
export const postRemoved = defineProblem(
  'post-removed',
  409,
  'This post was removed',
  'It can no longer be changed, answered or reacted to.',
);
export const notAQuestion = defineProblem(
  'not-a-question',
  409,
  'Only a question has an accepted answer',
  'Choose an answer in a topic that was started as a question, and not its first post.',
);
export const topicStays = defineProblem(
  'topic-stays',
  409,
  'This topic stays where it is',
  'What was said in a circle or a conversation was said to its people and is not moved out of one or into one. An anonymous topic, and one with a protocol, stays whole where it is. Start a new topic over there.',
);
export const firstPostStays = defineProblem(
  'first-post-stays',
  409,
  'The first post stays',
  'It is the text of this topic. Choose from those below it; or move the whole topic, or put it into another.',
);
export const notInOneSpace = defineProblem(
  'not-in-one-space',
  409,
  'These two topics stand in different spaces',
  'Move one of them to the space of the other first.',
);
export const topicMerged = defineProblem(
  'topic-merged',
  410,
  'This topic goes on in another',
  'Somebody who keeps order put the two together: `topicId` in this answer says which it is now.',
);
export const lastFacilitator = defineProblem(
  'last-facilitator',
  409,
  'A space needs a facilitator',
  'Make another member a facilitator first, or archive the space.',
);
export const notOfDistrict = defineProblem(
  'not-of-district',
  409,
  'This space is for the people of one district',
  'Invite colleagues whose place in the district is established. For people of other districts, start an open or a cohort space.',
);
export const declinedLately = defineProblem(
  'declined-lately',
  409,
  'Your request was declined',
  'A facilitator has answered, and says why where they chose to. You can ask again from the day in `from`.',
);
export const alreadyDecided = defineProblem(
  'already-decided',
  409,
  'Somebody has decided this the other way',
  'Another facilitator answered a moment ago. Look at the list again.',
);
export const invitationEnded = defineProblem(
  'invitation-ended',
  404,
  'This invitation has ended',
  'It was taken back, or is too old; or it was never one of ours. Ask who sent it for another.',
);
export const linkUsedUp = defineProblem(
  'link-used-up',
  404,
  'Everyone this link was for has come in',
  'It lets in a certain number of people, and they are in. Ask who sent it for another.',
);
export const tooManyByMail = defineProblem(
  'too-many-invitations',
  429,
  'Too many invitations in a short time',
  'One address takes three invitations an hour, and one person sends a hundred a day. Go on later.',
);
export const cannotBringTogether = defineProblem(
  'cannot-bring-together',
  409,
  'These people cannot be brought together',
  'One of them is not here any more, or does not wish to. Choose others.',
);
export const charterNotAccepted = defineProblem(
  'charter-not-accepted',
  403,
  'Accept the charter of this circle first',
  'Read what its members promise each other, `charter` in this answer or on the page of the circle, and accept it there. Until then nothing in the circle is open to you.',
);
export const charterChanged = defineProblem(
  'charter-changed',
  409,
  'The charter has changed in the meantime',
  'Read the newest version, `charter` in this answer, and accept that one.',
);
export const anonymousInCirclesOnly = defineProblem(
  'anonymous-in-circles-only',
  409,
  'Anonymous topics are for circles',
  'Ask in a circle that you are a member of, or ask here under your own name.',
);
export const changedMeanwhile = defineProblem(
  'changed-meanwhile',
  412,
  'Someone changed this in the meantime',
  'Load it again, put your change into what it says now, and send that.',
);

/** @throws `kind-not-offered` for spaces that begin where their occasion does */
export function checkSpaceKind(kind: Space['kind']): void {
  if (kind === 'event' || kind === 'conversation') {
    throw kindNotOffered(`Spaces of the kind "${kind}" are not started by hand`);
  }
}

/**
 * The join policy that a space begins with.
 *
 * @param wish  undefined when whoever starts it has not chosen
 * @throws      `invalid-input`
 */
export function joinPolicyFor(
  kind: Space['kind'],
  wish: Space['joinPolicy'] | undefined,
): Space['joinPolicy'] {
  const policy = wish ?? (kind === 'circle' || kind === 'conversation' ? 'invitation' : 'open');
  checkJoinPolicy(kind, policy);
  return policy;
}

/** @throws `invalid-input` for a circle that would be open, or a conversation that more people could join */
export function checkJoinPolicy(kind: Space['kind'], policy: Space['joinPolicy']): void {
  const fits =
    kind === 'circle'
      ? policy !== 'open'
      : kind === 'conversation'
        ? policy === 'invitation'
        : true;
  if (fits) return;
  const detail = 'A circle takes people by invitation or by request';
  throw invalidInput(detail, { errors: [{ pointer: '#/joinPolicy', detail }] });
}

/** @throws RangeError for fewer than two people or more than eight: there are no other private messages, by decision */
export function checkConversation(people: number): void {
  if (people < 2 || people > 8)
    throw new RangeError('A conversation is between two to eight people');
}

/** @throws `kind-not-offered` for topics with a life of their own, which begin with more than a text */
export function checkTopicKind(kind: Topic['kind']): void {
  if (kind !== 'discussion' && kind !== 'question') {
    throw kindNotOffered(`A ${kind} begins with more than a title and a text`);
  }
}

const isPrivate = (kind: Space['kind']) => kind === 'circle' || kind === 'conversation';

/** @throws `topic-stays` */
export function checkMovable(from: Space['kind'], to: Space['kind']): void {
  if (isPrivate(from) || isPrivate(to)) throw topicStays();
}

/**
 * What someone asked anonymously means something in its own topic alone, as do the steps of a protocol.
 *
 * @throws `topic-stays`
 */
export function checkRearrangeable(topic: Pick<Topic, 'kind' | 'pseudonym'>): void {
  const isPlain = topic.kind === 'discussion' || topic.kind === 'question';
  if (!isPlain || topic.pseudonym !== null) throw topicStays();
}

/** @throws `invalid-input`, `not-in-one-space`, `topic-locked` */
export function checkMergeable(
  topic: Pick<Topic, 'id' | 'spaceId'>,
  into: Pick<Topic, 'id' | 'spaceId' | 'lockedAt'>,
): void {
  if (topic.id === into.id) {
    throw invalidInput('A topic is not put into itself', {
      errors: [{ pointer: '#/topicId', detail: 'Expected the id of another topic' }],
    });
  }
  if (topic.spaceId !== into.spaceId) throw notInOneSpace();
  if (into.lockedAt !== null) throw topicLocked();
}

/**
 * @param places  all posts of the topic, in their order
 * @returns       the first of those that were chosen
 * @throws        `invalid-input`, `first-post-stays`, `post-removed`
 */
export function checkSplit<Place extends Pick<Post, 'id' | 'position' | 'removedAt'>>(
  places: readonly Place[],
  chosenIds: readonly string[],
): Place {
  const chosen = places.filter(({ id }) => chosenIds.includes(id));
  const [first] = chosen;
  if (!first || chosen.length !== new Set(chosenIds).size) {
    throw invalidInput('One of these posts is not in the topic', {
      errors: [{ pointer: '#/postIds', detail: 'Expected ids of posts in this topic' }],
    });
  }
  if (first.position === 1) throw firstPostStays();
  chosen.forEach(checkStands);
  return first;
}

type Texts = readonly { language: string; body: string }[];

/** Whether two charters say the same in the same languages. */
export const sameTexts = (before: Texts, after: Texts): boolean =>
  before.length === after.length &&
  after.every(({ language, body }) =>
    before.some((text) => text.language === language && text.body === body),
  );

/** @throws `anonymous-in-circles-only`, `kind-not-offered` */
export function checkAnonymous(space: Pick<Space, 'kind'>, kind: Topic['kind']): void {
  if (space.kind !== 'circle') throw anonymousInCirclesOnly();
  if (kind !== 'discussion' && kind !== 'question') {
    throw kindNotOffered(`Topics of the kind "${kind}" have no anonymous author`);
  }
}

/** @throws `space-archived` */
export function checkActive(space: Pick<Space, 'archivedAt'>): void {
  if (space.archivedAt !== null) throw spaceArchived();
}

/** @throws `space-archived`, `topic-locked` */
export function checkTakesPosts(
  space: Pick<Space, 'archivedAt'>,
  topic: Pick<Topic, 'lockedAt'>,
): void {
  checkActive(space);
  if (topic.lockedAt !== null) throw topicLocked();
}

/** @throws `listens-now` */
export function checkMaySpeak(topic: Pick<Topic, 'silencedId'>, personId: string): void {
  if (topic.silencedId === personId) throw listensNow();
}

/** @throws `post-removed` */
export function checkStands(post: Pick<Post, 'removedAt'>): void {
  if (post.removedAt !== null) throw postRemoved();
}

/**
 * Holds a change to the version that its writer had read.
 *
 * @param expected  from `If-Match`; undefined when the writer does not mind
 * @throws          `changed-meanwhile`
 */
export function checkVersion(row: { version: number }, expected: number | undefined): void {
  if (expected !== undefined && expected !== row.version) throw changedMeanwhile();
}

/**
 * Reads `If-Match: "7"`.
 *
 * @returns undefined without the header, and for `*`
 * @throws  `invalid-input` for anything that is not one of our tags
 */
export function readIfMatch(header: string | undefined): number | undefined {
  if (header === undefined || header === '*') return undefined;
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (version !== undefined) return Number(version);
  throw invalidInput('If-Match takes one ETag as this object was answered with', {
    errors: [{ pointer: '#/headers/if-match', detail: 'Not an ETag of this object' }],
  });
}

type Way = Pick<Standing, 'role' | 'admission'> & { declinedAt: Date | null };

/** How someone stands in a space, in one word. */
export function statusOf({ role, admission, declinedAt }: Way): MembershipView['status'] {
  if (role !== null) return 'member';
  return admission ?? (declinedAt ? 'declined' : 'none');
}

const askAgainDays = 14;

/** When someone may ask again whose request was declined. */
export const mayAskFrom = (declinedAt: Date): Date =>
  new Date(declinedAt.getTime() + askAgainDays * 24 * 3_600_000);

/** @throws `declined-lately` for who asks again before two weeks have passed */
export function checkMayAsk(declinedAt: Date | null, now: Date): void {
  if (declinedAt === null) return;
  const from = mayAskFrom(declinedAt);
  if (now < from) throw declinedLately(undefined, { from: from.toISOString() });
}

/**
 * The position up to which someone has nothing to read.
 *
 * @param mark    the position read up to, or null when the topic was never opened
 * @param hidden  posts at the beginning that are older than their history; null where they read it all
 */
export function readUpTo(mark: number | null, hidden: number | null): number | null {
  return hidden === null ? mark : Math.max(mark ?? 0, hidden);
}

/** How much someone wants to hear of a topic: its own level wins over its space's. */
export const levelFor = (own: Level | null, ofSpace: Level | null): Level =>
  own ?? ofSpace ?? 'normal';

/**
 * How many posts of a topic someone has not read; none that counts in what they muted, or in an anonymous topic,
 * where nobody's reading is kept.
 *
 * @param mark      the position read up to, or null when the topic was never opened
 * @param joinedAt  null for someone who only looks in: nothing waits for them in topics they never opened
 */
export function unreadCount(
  topic: Pick<Topic, 'lastPosition' | 'lastPostAt' | 'pseudonym'>,
  mark: number | null,
  joinedAt: Date | null,
  level: Level,
): number {
  if (level === 'muted' || topic.pseudonym !== null) return 0;
  if (mark !== null) return Math.max(0, topic.lastPosition - mark);
  return joinedAt !== null && topic.lastPostAt >= joinedAt ? topic.lastPosition : 0;
}

/** Where reading goes on: after the mark, or with the last page when everything is read. */
export function firstUnread(
  topic: Pick<Topic, 'lastPosition'>,
  mark: number,
  limit: number,
): number {
  if (mark < topic.lastPosition) return mark + 1;
  return Math.max(1, topic.lastPosition - limit + 1);
}

/** Who takes a post down: its own author, or someone who keeps order. */
export function removerOf(own: boolean, facilitates: boolean): NonNullable<Post['removedBy']> {
  if (own) return 'author';
  return facilitates ? 'facilitator' : 'staff';
}
