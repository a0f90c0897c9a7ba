import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gte,
  isNull,
  lt,
  ne,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import { type Db, LostRace, type Tx } from '../platform/db.ts';
import { prepared } from '../platform/prepared.ts';
import { aliasColumn, authorPseudonym } from './anonymous-authors.ts';
import { authorTables, blockedFrom } from './authors.ts';
import { postVisibleTo, staffRoleColumn } from './queries.ts';
import { memberships, type Post, posts, reactions, spaces, topics } from './tables.ts';
import { findTopic, type HeldTopic, holdTopic } from './topic-queries.ts';

const me = { personId: sql.placeholder('me') };
const author = authorTables('author');

const reacted = (kind: 'helped' | 'tried-it') =>
  sql<boolean>`exists (select 1 from ${reactions} where ${reactions.postId} = ${posts.id}
    and ${reactions.personId} = ${me.personId} and ${reactions.kind} = ${sql.raw(`'${kind}'`)})`;

const { id, joinPolicy, kind, archivedAt } = getTableColumns(spaces);
const {
  replyToAuthorId: _replyToAuthorId,
  removedById: _removedById,
  ...shown
} = getTableColumns(posts);

/**
 * What a post answers, for who reads the post. It may stand in another topic by now; where that is in another space there is
 * nothing to be read of it, and nothing in a circle from before someone joined.
 */
const answered = (within?: SQL) => sql<string | null>`(
  select replied.id from posts replied join topics around on around.id = replied.topic_id
   where replied.id = ${posts.replyToId} and around.space_id = ${topics.spaceId} and around.deleted_at is null ${within})`;
const sinceJoining = sql`and (${spaces.kind} <> 'circle' or replied.created_at >= ${memberships.joinedAt})`;

const row = {
  post: { ...shown, replyToId: answered(sinceJoining) },
  author: author.columns,
  pseudonym: authorPseudonym,
  aliasId: aliasColumn(me),
  space: { id, joinPolicy, kind, archivedAt },
  role: memberships.role,
  joinedAt: memberships.joinedAt,
  helped: reacted('helped'),
  triedIt: reacted('tried-it'),
  collapsed: blockedFrom(me, posts.authorId),
  staffRole: staffRoleColumn(me),
};

const selectPosts = (db: Db) =>
  db
    .select(row)
    .from(posts)
    .innerJoin(topics, eq(topics.id, posts.topicId))
    .innerJoin(spaces, eq(spaces.id, topics.spaceId))
    .leftJoin(
      memberships,
      and(eq(memberships.spaceId, spaces.id), eq(memberships.personId, me.personId)),
    )
    .leftJoin(author.person, eq(author.person.id, posts.authorId))
    .leftJoin(author.district, eq(author.district.id, author.person.districtId));

export type PostRow = Awaited<ReturnType<typeof selectPosts>>[number];

const readable = and(isNull(topics.deletedAt), postVisibleTo(me));
const ofTopic = eq(posts.topicId, sql.placeholder('topicId'));
const position = sql.placeholder('position');

const onwards = prepared((db) =>
  selectPosts(db)
    .where(and(ofTopic, readable, gte(posts.position, position)))
    .orderBy(asc(posts.position))
    .limit(sql.placeholder('limit'))
    .prepare('spaces_posts_onwards'),
);
const backwards = prepared((db) =>
  selectPosts(db)
    .where(and(ofTopic, readable, lt(posts.position, position)))
    .orderBy(desc(posts.position))
    .limit(sql.placeholder('limit'))
    .prepare('spaces_posts_backwards'),
);
const onePost = prepared((db) =>
  selectPosts(db)
    .where(and(eq(posts.id, sql.placeholder('postId')), readable))
    .prepare('spaces_post'),
);

export type PostsFrom = { towards: 'newer' | 'older'; position: number };

/** Posts of a topic by position: from one on, or the ones before it. Empty as well for who may not read them. */
export async function listPosts(
  db: Db,
  { personId }: Actor,
  topicId: string,
  from: PostsFrom,
  limit: number,
): Promise<PostRow[]> {
  const values = { me: personId, topicId, position: from.position, limit };
  if (from.towards === 'newer') return onwards(db).execute(values);
  return (await backwards(db).execute(values)).reverse();
}

/** The post as this person may read it. */
export async function findPost(
  db: Db,
  { personId }: Pick<Actor, 'personId'>,
  postId: string,
): Promise<PostRow | undefined> {
  const [found] = await onePost(db).execute({ me: personId, postId });
  return found;
}

const shared = prepared((db) =>
  db
    .select({
      ...{ post: { ...shown, replyToId: answered() }, author: author.columns },
      pseudonym: authorPseudonym,
      spaceId: topics.spaceId,
    })
    .from(posts)
    .innerJoin(topics, and(eq(topics.id, posts.topicId), isNull(topics.deletedAt)))
    .innerJoin(spaces, and(eq(spaces.id, topics.spaceId), ne(spaces.kind, 'circle')))
    .leftJoin(author.person, eq(author.person.id, posts.authorId))
    .leftJoin(author.district, eq(author.district.id, author.person.districtId))
    .where(eq(posts.id, sql.placeholder('postId')))
    .prepare('spaces_post_shared'),
);

/** The post as everyone sees it who may read its topic. None of a circle, where that depends on when someone joined. */
export async function describePost(
  db: Db,
  postId: string,
): Promise<(Pick<PostRow, 'post' | 'author' | 'pseudonym'> & { spaceId: string }) | undefined> {
  const [found] = await shared(db).execute({ postId });
  return found;
}

export type HeldPost = HeldTopic & { post: Post };

/** Holds the post's topic, then the post: the order in which everyone takes them. */
export async function holdPost(
  tx: Tx,
  actor: Actor,
  postId: string,
): Promise<HeldPost | undefined> {
  const topicOf = async () =>
    (await tx.select({ topicId: posts.topicId }).from(posts).where(eq(posts.id, postId)))[0]
      ?.topicId;
  const topicId = await topicOf();
  const held = topicId && (await holdTopic(tx, actor, topicId));
  if ((await topicOf()) !== topicId) throw new LostRace(); // it was put into another topic while we waited
  if (!held) return undefined;
  const [post] = await tx.select().from(posts).where(eq(posts.id, postId)).for('no key update');
  return post && { ...held, post };
}

/** The newest post of a topic that stands. */
export async function newestStanding(tx: Tx, topicId: string): Promise<Post | undefined> {
  const [post] = await tx
    .select()
    .from(posts)
    .where(and(eq(posts.topicId, topicId), isNull(posts.removedAt)))
    .orderBy(desc(posts.position))
    .limit(1);
  return post;
}

/** Holds a post without its topic, for what concerns the post alone. */
export async function holdPostAlone(
  tx: Tx,
  actor: Actor,
  postId: string,
): Promise<HeldPost | undefined> {
  const [post] = await tx.select().from(posts).where(eq(posts.id, postId)).for('no key update');
  const found = post && (await findTopic(tx, actor, post.topicId));
  return post && found && { ...found, post };
}
