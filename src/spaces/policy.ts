import type { Actor } from '../platform/actor.ts';
import type { Admission, Membership, Post, Space, Topic } from './tables.ts';

/** How someone stands in a space: read in the transaction that asks. */
export type Standing = {
  space: Pick<Space, 'kind' | 'joinPolicy'>;
  role: Membership['role'] | null;
  joinedAt: Date | null;
  /** Asked to join, or was invited, and is not a member yet. */
  admission: Admission['kind'] | null;
  /** A member who has not accepted the charter of the circle as it is now: nothing is open to them until they do. */
  owesCharter: boolean;
  /** Is known to be of the space's district: what a district space asks of everyone, its members too. */
  ofDistrict: boolean;
  /** A moderator or administrator whose staff rights work now. */
  staff: boolean;
  /** Under which they write in this topic, if it is theirs and anonymous. */
  aliasId?: string | null;
};

/** Nobody is of the district of whom nothing is said. */
type Reading = Pick<Standing, 'space' | 'role'> &
  Partial<Pick<Standing, 'ofDistrict' | 'owesCharter'>>;

/** Kinds that nobody finds who is not in them, whatever their join policy. */
const isUnlisted = ({ kind }: Standing['space']) => kind === 'circle' || kind === 'conversation';

/** A district's space is for its people alone; who moves away takes no membership along. */
const isWithinReach = ({ space, ofDistrict }: Reading) =>
  space.kind !== 'district' || ofDistrict === true;

export const isMember = (standing: Reading): boolean =>
  standing.role !== null && isWithinReach(standing);

/** A member who keeps to what the members promised each other. */
const takesPart = (standing: Reading): boolean => isMember(standing) && !standing.owesCharter;

/** That the space exists: its name, purpose and guidelines. */
export const maySeeSpace = (standing: Standing): boolean =>
  isWithinReach(standing) &&
  (standing.role !== null ||
    standing.admission !== null ||
    (!isUnlisted(standing.space) && standing.space.joinPolicy !== 'invitation'));

/** What is said in it, so far as it is not older than their history. Staff have no way in of their own. */
export const mayRead = (standing: Reading): boolean =>
  takesPart(standing) ||
  (isWithinReach(standing) &&
    (standing.space.kind === 'open' || standing.space.kind === 'district') &&
    standing.space.joinPolicy === 'open');

/** What was said at a time. In a circle, history begins at joining. */
const mayReadOf = (standing: Standing, at: Date): boolean =>
  mayRead(standing) &&
  (standing.space.kind !== 'circle' || (standing.joinedAt !== null && standing.joinedAt <= at));

/** A topic is there for those who may read something in it. */
export const mayReadTopic = (standing: Standing, topic: Pick<Topic, 'lastPostAt'>): boolean =>
  mayReadOf(standing, topic.lastPostAt);

export const mayReadPost = (standing: Standing, post: Pick<Post, 'createdAt'>): boolean =>
  mayReadOf(standing, post.createdAt);

export const mayPost = (standing: Reading): boolean => takesPart(standing);

/** Looks after the space itself: its name, its guidelines, its members. */
export const mayFacilitate = (standing: Reading): boolean =>
  takesPart(standing) && standing.role === 'facilitator';

/** Keeps order in what they can read: pins, locks, takes down. */
export const mayModerate = (standing: Standing): boolean =>
  mayFacilitate(standing) || (standing.staff && mayRead(standing));

/** Whether it is their own, under their name or their pseudonym. */
export const isOwn = (
  actor: Pick<Actor, 'personId'>,
  { aliasId }: Pick<Standing, 'aliasId'>,
  { authorId }: Pick<Post, 'authorId'>,
): boolean => authorId === actor.personId || authorId === aliasId;

/** Only of a topic whose beginning they read: nobody renames what is older than their history. */
export const mayEditTopic = (
  actor: Actor,
  standing: Standing,
  topic: Pick<Topic, 'authorId' | 'createdAt'>,
): boolean =>
  mayReadOf(standing, topic.createdAt) &&
  (mayModerate(standing) || (mayPost(standing) && isOwn(actor, standing, topic)));

/** Who asked, or who keeps order. */
export const mayAcceptAnswer = (
  actor: Actor,
  standing: Standing,
  topic: Pick<Topic, 'authorId' | 'createdAt'>,
): boolean => mayEditTopic(actor, standing, topic);

export const mayEditPost = (
  actor: Actor,
  standing: Standing,
  post: Pick<Post, 'authorId' | 'createdAt'>,
): boolean => mayReadPost(standing, post) && mayPost(standing) && isOwn(actor, standing, post);

/** People may take back their own words wherever they can still read them. */
export const mayRemovePost = (
  actor: Actor,
  standing: Standing,
  post: Pick<Post, 'authorId' | 'createdAt'>,
): boolean =>
  mayReadPost(standing, post) && (mayModerate(standing) || isOwn(actor, standing, post));

/** What is known of someone who would start a space. */
export type Starter = { verified: boolean; leadsDistrict: boolean };

/** Event spaces and conversations come about where their occasion does: nobody starts one by hand. */
export const mayStartSpace = (kind: Space['kind'], starter: Starter): boolean =>
  starter.verified &&
  kind !== 'event' &&
  kind !== 'conversation' &&
  (kind !== 'district' || starter.leadsDistrict);
