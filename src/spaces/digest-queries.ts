import { and, desc, eq, gte, inArray, isNull, ne, not, or, type SQL, sql } from 'drizzle-orm';
import type { AuthorView } from '../people/index.ts';
import type { Db } from '../platform/db.ts';
import { authorFrom, authorTables, blockedFrom } from './authors.ts';
import { isFollowed, isMuted } from './level-queries.ts';
import { excerptOf, excerptReads } from './markdown.ts';
import { postVisibleTo, topicVisibleTo } from './queries.ts';
import { memberships, mentions, posts, reactions, readMarks, spaces, topics } from './tables.ts';

/** A post that waits for someone, as mail and the first page show it. */
export type WaitingPost = {
  postId: string;
  position: number;
  topicId: string;
  topicTitle: string;
  spaceId: string;
  spaceName: string;
  author: AuthorView | null;
  excerpt: string;
  at: Date;
  /** The person has read the topic up to here or further. */
  read: boolean;
  /** When they last read on in the topic; null for who never opened it. */
  readAt: Date | null;
  /** They wrote in the topic since, or said that the post helped. */
  answered: boolean;
};

const author = authorTables('author');
const most = 50;

const hasAnswered = (personId: string) => sql<boolean>`(
  exists (select from posts later where later.topic_id = ${posts.topicId} and later.position > ${posts.position}
    and later.author_id = ${personId} and later.removed_at is null)
  or exists (select from ${reactions} where ${reactions.postId} = ${posts.id} and ${reactions.personId} = ${personId}))`;

/** Standing posts of others that the person may read now, newest first; nothing confidential, muted, or from a block. */
async function findWaiting(db: Db, personId: string, which: SQL | undefined, since: Date) {
  const me = { personId };
  const mark = and(eq(readMarks.topicId, topics.id), eq(readMarks.personId, personId));
  const theirMembership = and(
    eq(memberships.spaceId, topics.spaceId),
    eq(memberships.personId, personId),
  );
  const rows = await db
    .select({
      post: { id: posts.id, position: posts.position, createdAt: posts.createdAt },
      beginning: sql<string>`left(${posts.source}, ${excerptReads})`,
      topic: { id: topics.id, title: topics.title },
      space: { id: spaces.id, name: spaces.name },
      author: author.columns,
      readUpTo: readMarks.position,
      readAt: readMarks.at,
      answered: hasAnswered(personId),
    })
    .from(posts)
    .innerJoin(topics, eq(topics.id, posts.topicId))
    .innerJoin(spaces, eq(spaces.id, topics.spaceId))
    .leftJoin(readMarks, mark)
    .leftJoin(memberships, theirMembership)
    .leftJoin(author.person, eq(author.person.id, posts.authorId))
    .leftJoin(author.district, eq(author.district.id, author.person.districtId))
    .where(
      and(
        which,
        gte(posts.createdAt, since),
        isNull(posts.removedAt),
        isNull(topics.deletedAt),
        ne(posts.authorId, personId),
        ne(spaces.kind, 'circle'),
        postVisibleTo(me),
        not(blockedFrom(me, posts.authorId)),
        not(isMuted(me)),
      ),
    )
    .orderBy(desc(posts.createdAt), desc(posts.id))
    .limit(most);
  return rows.map((row): WaitingPost => {
    const { post, topic, space, readUpTo, readAt } = row;
    return {
      ...{ postId: post.id, position: post.position, at: post.createdAt },
      ...{ topicId: topic.id, topicTitle: topic.title },
      ...{ spaceId: space.id, spaceName: space.name },
      author: authorFrom(row.author),
      excerpt: excerptOf(row.beginning),
      read: (readUpTo ?? 0) >= post.position,
      readAt,
      answered: row.answered,
    };
  });
}

/** Where someone was asked by name since then. */
export const askedOf = (db: Db, personId: string, since: Date): Promise<WaitingPost[]> => {
  const theirs = db
    .select({ postId: mentions.postId })
    .from(mentions)
    .where(and(eq(mentions.personId, personId), gte(mentions.at, since)));
  return findWaiting(db, personId, inArray(posts.id, theirs), since);
};

/** What answered someone since then: replies to their posts, and posts in the topics they started. */
export const answersTo = (db: Db, personId: string, since: Date): Promise<WaitingPost[]> => {
  const replies = sql`select id from posts where reply_to_author_id = ${personId} and created_at >= ${since}`;
  const inTheirs = sql`select p.id from topics t join posts p on p.topic_id = t.id and p.position > 1
    where t.author_id = ${personId} and t.last_post_at >= ${since} and p.created_at >= ${since}`;
  return findWaiting(db, personId, sql`${posts.id} in (${replies} union ${inTheirs})`, since);
};

/** A topic with something new for someone. */
export type UnreadTopic = {
  topicId: string;
  title: string;
  spaceId: string;
  spaceName: string;
  author: AuthorView | null;
  lastPostAt: Date;
  /** How the newest post begins; empty when a block stands between its author and the person. */
  excerpt: string;
  /** Posts of others since then that the person has not read. */
  newPosts: number;
  newPeople: number;
  /** The topic was never opened. */
  isNew: boolean;
};

/**
 * Unread topics of the spaces someone is in, but for those they muted. What they track or watch comes first, and then the
 * best: where more people wrote, and more said that it helped.
 *
 * @param since  what is older is left alone
 */
export async function unreadTopicsOf(
  db: Db,
  personId: string,
  since: Date,
  limit: number,
): Promise<UnreadTopic[]> {
  const me = { personId };
  const fresh = db
    .select({
      newPosts: sql<number>`count(*)::int`.as('new_posts'),
      newPeople: sql<number>`count(distinct ${posts.authorId})::int`.as('new_people'),
      thanks: sql<number>`sum(${posts.helpedCount} + ${posts.triedItCount})::int`.as('thanks'),
    })
    .from(posts)
    .where(
      and(
        eq(posts.topicId, topics.id),
        sql`${posts.position} > coalesce(${readMarks.position}, 0)`,
        gte(posts.createdAt, since),
        isNull(posts.removedAt),
        ne(posts.authorId, personId),
        not(blockedFrom(me, posts.authorId)),
      ),
    )
    .as('fresh');
  const rows = await db
    .select({
      topic: topics,
      space: { id: spaces.id, name: spaces.name },
      author: author.columns,
      readUpTo: readMarks.position,
      newPosts: fresh.newPosts,
      newPeople: fresh.newPeople,
      lastIsBlocked: blockedFrom(me, topics.lastPosterId),
    })
    .from(memberships)
    .innerJoin(spaces, and(eq(spaces.id, memberships.spaceId), ne(spaces.kind, 'circle')))
    .innerJoin(topics, and(eq(topics.spaceId, spaces.id), isNull(topics.deletedAt)))
    .leftJoin(readMarks, and(eq(readMarks.topicId, topics.id), eq(readMarks.personId, personId)))
    .innerJoinLateral(fresh, sql`${fresh.newPosts} > 0`)
    .leftJoin(author.person, eq(author.person.id, topics.authorId))
    .leftJoin(author.district, eq(author.district.id, author.person.districtId))
    .where(
      and(
        eq(memberships.personId, personId),
        topicVisibleTo(me),
        not(isMuted(me)),
        gte(topics.lastPostAt, since),
        inArray(topics.pinned, [true, false]), // the index begins with the space and the pin
        or(isNull(readMarks.position), sql`${readMarks.position} < ${topics.lastPosition}`),
      ),
    )
    .orderBy(
      desc(isFollowed(me)),
      desc(sql`${fresh.newPeople} * 2 + ${fresh.thanks} * 3 + least(${fresh.newPosts}, 10)`),
      desc(topics.lastPostAt),
      desc(topics.id),
    )
    .limit(limit);
  return rows.map(({ topic, space, author: by, readUpTo, newPosts, newPeople, lastIsBlocked }) => ({
    ...{ topicId: topic.id, title: topic.title, lastPostAt: topic.lastPostAt },
    ...{ spaceId: space.id, spaceName: space.name, author: authorFrom(by) },
    ...{ excerpt: lastIsBlocked ? '' : topic.lastExcerpt, newPosts, newPeople },
    isNew: readUpTo === null,
  }));
}
