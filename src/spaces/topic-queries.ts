import { and, desc, eq, getTableColumns, is, isNull, type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, PgTransaction } from 'drizzle-orm/pg-core';
import type { Actor } from '../platform/actor.ts';
import type { Db, Tx } from '../platform/db.ts';
import { inBatches } from '../platform/in-batches.ts';
import { prepared } from '../platform/prepared.ts';
import { aliasColumn } from './anonymous-authors.ts';
import { authorFrom, authorTables, blockedFrom } from './authors.ts';
import { isMuted, ownLevelColumn } from './level-queries.ts';
import type { Standing } from './policy.ts';
import {
  beginningVisibleTo,
  ofDistrictColumn,
  owesCharterColumn,
  staffRoleColumn,
  topicVisibleTo,
  worksAsStaff,
} from './queries.ts';
import type { TopicQuery } from './schemas.ts';
import {
  anonymousAuthors,
  memberships,
  posts,
  readMarks,
  type Space,
  spaces,
  topics,
} from './tables.ts';

const me = { personId: sql.placeholder('me') };
const author = authorTables('author');
const poster = authorTables('poster');

const myMembership = and(
  eq(memberships.spaceId, topics.spaceId),
  eq(memberships.personId, me.personId),
);
const myMark = and(eq(readMarks.topicId, topics.id), eq(readMarks.personId, me.personId));

const unanswered = sql`(${topics.postsCount} <= 1
  or (${topics.kind} = 'question' and ${topics.answerPostId} is null))`;
const filters: Record<TopicQuery['filter'], SQL | undefined> = {
  all: undefined,
  new: sql`${readMarks.position} is null and ${topics.lastPostAt} >= ${memberships.joinedAt}
    and ${topics.pseudonym} is null and not ${isMuted(me)}`,
  unread: sql`${readMarks.position} < ${topics.lastPosition} and not ${isMuted(me)}`,
  mine: sql`(${topics.authorId} = ${me.personId} or exists (select 1 from ${anonymousAuthors}
    where ${anonymousAuthors.topicId} = ${topics.id} and ${anonymousAuthors.personId} = ${me.personId}) or exists (select 1 from ${posts}
    where ${posts.authorId} = ${me.personId} and ${posts.topicId} = ${topics.id}))`,
  unanswered,
};

/** In a circle, older than the history of the person asking. */
const isBefore = (at: AnyPgColumn) =>
  sql`${spaces.kind} = 'circle' and ${at} < ${memberships.joinedAt}`;

/** Counts posts of a topic that began before someone joined its circle; null for every other, which costs nothing. */
const countPosts = (which: SQL) =>
  sql<number | null>`case when ${isBefore(topics.createdAt)} then (
    select count(*)::int from posts p where p.topic_id = ${topics.id} and ${which}) end`;

/** Of a topic that is older than the reader's history: the posts they do not see, and those that stand and they do. */
export const olderThanHistory = {
  hiddenPosts: countPosts(sql`p.created_at < ${memberships.joinedAt}`),
  shownPosts: countPosts(sql`p.created_at >= ${memberships.joinedAt} and p.removed_at is null`),
};

const { deletedAt: _deletedAt, ...shown } = getTableColumns(topics);

const row = {
  topic: shown,
  author: author.columns,
  poster: poster.columns,
  mark: readMarks.position,
  joinedAt: memberships.joinedAt,
  ownLevel: ownLevelColumn(me),
  spaceLevel: memberships.level,
  collapsed: blockedFrom(me, topics.lastPosterId),
  ...olderThanHistory,
};

const selectTopics = (db: Db) =>
  db
    .select(row)
    .from(topics)
    .innerJoin(spaces, eq(spaces.id, topics.spaceId))
    .leftJoin(memberships, myMembership)
    .leftJoin(readMarks, myMark)
    .leftJoin(author.person, eq(author.person.id, topics.authorId))
    .leftJoin(author.district, eq(author.district.id, author.person.districtId))
    .leftJoin(poster.person, eq(poster.person.id, topics.lastPosterId))
    .leftJoin(poster.district, eq(poster.district.id, poster.person.districtId));

export type TopicRow = Awaited<ReturnType<typeof selectTopics>>[number];

const beyond = sql`(${topics.pinned}, ${topics.lastPostAt}, ${topics.id}) < (${sql.placeholder('pinned')}::boolean,
  ${sql.placeholder('at')}::timestamptz, ${sql.placeholder('id')}::uuid)`;

/** What a topic is about is told like its title, to who reads its beginning. */
const tagged = and(sql`${sql.placeholder('tag')} = any(${topics.tags})`, beginningVisibleTo(me));

type Form = { filter: TopicQuery['filter']; isTagged: boolean };
const pageOfTopics = ({ filter, isTagged }: Form, size: number, place: 'first' | 'next') =>
  prepared((db) =>
    selectTopics(db)
      .where(
        and(
          eq(topics.spaceId, sql.placeholder('spaceId')),
          isNull(topics.deletedAt),
          topicVisibleTo(me),
          place === 'next' ? beyond : undefined,
          filters[filter],
          isTagged ? tagged : undefined,
        ),
      )
      .orderBy(desc(topics.pinned), desc(topics.lastPostAt), desc(topics.id))
      .limit(sql.raw(String(size)) as unknown as number)
      .prepare(`spaces_topics_${filter}_${isTagged ? 'tagged_' : ''}${place}_${size}`),
  );

/**
 * PostgreSQL keeps a plan only where a value could not change it. A limit or a place to go on from that comes as a
 * parameter makes it plan anew each time, for ten times as long as the list takes: so there are a few sizes, and the
 * first page is a statement of its own.
 */
const sizes = [21, 51, 101] as const;
const pagesOf = (form: Form) =>
  sizes.map((size) => {
    return {
      ...{ size, first: pageOfTopics(form, size, 'first') },
      next: pageOfTopics(form, size, 'next'),
    };
  });
const allPages = (isTagged: boolean) => ({
  all: pagesOf({ filter: 'all', isTagged }),
  new: pagesOf({ filter: 'new', isTagged }),
  unread: pagesOf({ filter: 'unread', isTagged }),
  mine: pagesOf({ filter: 'mine', isTagged }),
  unanswered: pagesOf({ filter: 'unanswered', isTagged }),
});
const pages = { any: allPages(false), tagged: allPages(true) };

export type TopicKey = [pinned: boolean, at: string, id: string];
/**
 * Topics of a space, pinned first, then by their newest post. Empty as well for who may not read the space.
 *
 * @param wish.limit  rows, at most 101
 */
export async function listTopics(
  db: Db,
  { personId }: Actor,
  spaceId: string,
  wish: Pick<TopicQuery, 'filter' | 'tag'> & { after: TopicKey | undefined; limit: number },
): Promise<TopicRow[]> {
  const forms = pages[wish.tag ? 'tagged' : 'any'];
  const found = forms[wish.filter].find(({ size }) => size >= wish.limit);
  if (!found) throw new RangeError(`A list has no ${wish.limit} topics`);
  const values = { me: personId, spaceId, tag: wish.tag };
  const [pinned, at, id] = wish.after ?? [];
  const rows = wish.after
    ? await found.next(db).execute({ ...values, pinned, at, id })
    : await found.first(db).execute(values);
  return rows.slice(0, wish.limit);
}

/** What the policy asks of a space, and none of what it says about itself. */
const { id, kind, joinPolicy, archivedAt } = getTableColumns(spaces);
const spaceColumns = { id, kind, joinPolicy, archivedAt };
type SpaceOfTopic = Pick<Space, keyof typeof spaceColumns>;

const oneTopic = prepared((db) =>
  db
    .select({
      ...row,
      space: spaceColumns,
      role: memberships.role,
      aliasId: aliasColumn(me),
      owesCharter: owesCharterColumn,
      ofDistrict: ofDistrictColumn(me),
      staffRole: staffRoleColumn(me),
    })
    .from(topics)
    .innerJoin(spaces, eq(spaces.id, topics.spaceId))
    .leftJoin(memberships, myMembership)
    .leftJoin(readMarks, myMark)
    .leftJoin(author.person, eq(author.person.id, topics.authorId))
    .leftJoin(author.district, eq(author.district.id, author.person.districtId))
    .leftJoin(poster.person, eq(poster.person.id, topics.lastPosterId))
    .leftJoin(poster.district, eq(poster.district.id, poster.person.districtId))
    .where(and(eq(topics.id, sql.placeholder('topicId')), isNull(topics.deletedAt)))
    .prepare('spaces_topic'),
);

export type TopicStanding = TopicRow & { standing: Standing & { space: SpaceOfTopic } };

/** The topic, and how the person asking stands in its space. Whether they may read it is for the policy. */
export async function findTopic(
  db: Db,
  actor: Actor,
  topicId: string,
): Promise<TopicStanding | undefined> {
  const [found] = await oneTopic(db).execute({ me: actor.personId, topicId });
  if (!found) return undefined;
  const { space, role, aliasId, owesCharter, ofDistrict, staffRole, ...shown } = found;
  const { joinedAt } = shown;
  const staff = worksAsStaff(actor, staffRole);
  const how = { role, joinedAt, owesCharter, admission: null, ofDistrict, staff, aliasId };
  return { ...shown, standing: { space, ...how } };
}

/** The topic as everyone sees it. None of a circle, where that depends on when someone joined. */
export async function describeTopic(db: Db, topicId: string): Promise<TopicRow | undefined> {
  const nobody = '00000000-0000-0000-0000-000000000000';
  const [found] = await oneTopic(db).execute({ me: nobody, topicId });
  return found?.space.kind === 'circle' ? undefined : found;
}

export type HeldTopic = { topic: TopicRow['topic']; standing: Standing & { space: SpaceOfTopic } };

const lockTopic = prepared((db) =>
  db
    .select({ id: topics.id })
    .from(topics)
    .where(eq(topics.id, sql.placeholder('topicId')))
    .for('no key update')
    .prepare('spaces_lock_topic'),
);

/**
 * Holds the topic until the transaction ends, so that what changes it takes turns.
 *
 * Two statements: one that waits for a row sees everything joined to it as it was before the wait.
 */
export async function holdTopic(
  tx: Tx,
  actor: Actor,
  topicId: string,
): Promise<HeldTopic | undefined> {
  await lockTopic(tx).execute({ topicId });
  return findTopic(tx, actor, topicId);
}

const asking = { personId: sql`asked.person_id` };
const { lockedAt, silencedId, lastPosition, postsCount, pseudonym } = getTableColumns(topics);
const toWrite = prepared((db) =>
  db
    .select({
      nth: sql<number>`asked.nth::int`,
      topic: { lockedAt, silencedId, lastPosition, postsCount, pseudonym },
      aliasId: aliasColumn(asking),
      space: spaceColumns,
      role: memberships.role,
      joinedAt: memberships.joinedAt,
      owesCharter: owesCharterColumn,
      ofDistrict: ofDistrictColumn(asking),
      replied: { topicId: posts.topicId, authorId: posts.authorId, removedAt: posts.removedAt },
      author: author.columns,
    })
    .from(
      sql`unnest(${sql.placeholder('personIds')}::uuid[], ${sql.placeholder('topicIds')}::uuid[],
        ${sql.placeholder('replyToIds')}::uuid[]) with ordinality as asked (person_id, topic_id, reply_to_id, nth)`,
    )
    .innerJoin(topics, eq(topics.id, sql`asked.topic_id`))
    .innerJoin(spaces, eq(spaces.id, topics.spaceId))
    .leftJoin(
      memberships,
      and(eq(memberships.spaceId, topics.spaceId), eq(memberships.personId, asking.personId)),
    )
    // By its id alone: told of the topic too, PostgreSQL may look for it through all posts of that.
    .leftJoin(
      posts,
      and(
        eq(posts.id, sql`asked.reply_to_id`),
        sql`not coalesce(${isBefore(posts.createdAt)}, false)`,
      ),
    )
    .leftJoin(author.person, eq(author.person.id, asking.personId))
    .leftJoin(author.district, eq(author.district.id, author.person.districtId))
    .where(and(isNull(topics.deletedAt), sql`not coalesce(${isBefore(topics.lastPostAt)}, false)`))
    .prepare('spaces_topics_to_write'),
);

type WishToWrite = { personId: string; topicId: string; replyToId: string | null };

const findTopicsToWrite = async (db: Db, wishes: readonly WishToWrite[]) => {
  const found = await toWrite(db).execute({
    personIds: wishes.map(({ personId }) => personId),
    topicIds: wishes.map(({ topicId }) => topicId),
    replyToIds: wishes.map(({ replyToId }) => replyToId),
  });
  const byPlace = new Map(found.map((row) => [row.nth, row]));
  return wishes.map((_, index) => byPlace.get(index + 1));
};

const findTogether = inBatches(2, findTopicsToWrite);

/**
 * All that a new post has to know, without holding anything. Nothing of a topic that is older than their history. By
 * itself, it is read together with what the posts of the same moment have to know.
 */
export async function findTopicToWrite(
  db: Db,
  personId: string,
  topicId: string,
  replyToId: string | null,
) {
  const wish = { personId, topicId, replyToId };
  const found = is(db, PgTransaction)
    ? (await findTopicsToWrite(db, [wish]))[0]
    : await findTogether(db, wish);
  if (!found) return undefined;
  const { topic, space, role, joinedAt, aliasId, owesCharter, ofDistrict, author: by } = found;
  const replied = found.replied?.topicId === topicId ? found.replied : null;
  const how = { role, joinedAt, owesCharter, admission: null, ofDistrict, staff: false, aliasId };
  const standing = { space, ...how };
  return { topic, replied, standing, author: authorFrom(by) };
}
