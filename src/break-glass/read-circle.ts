import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { decodeCursor, MomentKey, pageOf } from '../platform/keyset.ts';
import type { PageQuery } from '../platform/page.ts';
import {
  authorFrom,
  authorPseudonym,
  authorTables,
  findAuthors,
  htmlOf,
  posts,
  spaces,
  topics,
} from '../spaces/index.ts';
import { look } from './look.ts';
import { findAuthorOf } from './queries.ts';

const author = authorTables('author');
const ByTime = z.tuple([MomentKey, z.uuid()]);
const ByPosition = z.tuple([z.int32()]);

/** The topics of a circle that is open to this person, the newest first. */
export function readTopics(deps: Deps, actor: Actor, entryId: string, query: PageQuery) {
  const { limit } = query;
  const after = decodeCursor(ByTime, query.cursor);
  return look(deps, actor, entryId, { look: 'topics' }, async (tx, { spaceId }) => {
    const { id, title, pseudonym, createdAt, postsCount } = topics;
    const [space] = await tx
      .select({ name: spaces.name })
      .from(spaces)
      .where(eq(spaces.id, spaceId));
    const rows = await tx
      .select({ id, title, pseudonym, createdAt, postsCount, author: author.columns })
      .from(topics)
      .leftJoin(author.person, eq(author.person.id, topics.authorId))
      .leftJoin(author.district, eq(author.district.id, author.person.districtId))
      .where(
        and(
          eq(topics.spaceId, spaceId),
          isNull(topics.deletedAt),
          after && sql`(${createdAt}, ${id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
        ),
      )
      .orderBy(desc(createdAt), desc(id))
      .limit(limit + 1);
    const page = pageOf(
      rows,
      limit,
      (row) => ({ ...row, author: authorFrom(row.author) }),
      (row) => [row.createdAt.toISOString(), row.id],
    );
    return { ...page, spaceName: space?.name ?? '' };
  });
}

type Place = { entryId: string; topicId: string };

/** What is said in a topic of a circle that is open to this person. What was removed stays removed. */
export function readPosts(deps: Deps, actor: Actor, { entryId, topicId }: Place, query: PageQuery) {
  const { limit } = query;
  const [after] = decodeCursor(ByPosition, query.cursor) ?? [0];
  return look(deps, actor, entryId, { look: 'posts', topicId }, async (tx, { spaceId }) => {
    const here = and(eq(topics.id, topicId), eq(topics.spaceId, spaceId), isNull(topics.deletedAt));
    const [topic] = await tx.select({ title: topics.title }).from(topics).where(here);
    if (!topic) return undefined;
    const rows = await tx
      .select({ post: posts, author: author.columns, pseudonym: authorPseudonym })
      .from(posts)
      .innerJoin(topics, eq(topics.id, posts.topicId))
      .leftJoin(author.person, eq(author.person.id, posts.authorId))
      .leftJoin(author.district, eq(author.district.id, author.person.districtId))
      .where(and(eq(posts.topicId, topicId), gt(posts.position, after)))
      .orderBy(asc(posts.position))
      .limit(limit + 1);
    const page = pageOf(rows, limit, showPost, ({ post }) => [post.position]);
    return { ...page, title: topic.title };
  });
}

type PostRow = {
  post: typeof posts.$inferSelect;
  author: Parameters<typeof authorFrom>[0];
  pseudonym: string | null;
};

function showPost({ post, author: by, pseudonym }: PostRow) {
  const { id, position, createdAt } = post;
  const removed = post.removedAt !== null;
  const html = removed ? '' : htmlOf(post);
  return { id, position, createdAt, removed, html, author: authorFrom(by), pseudonym };
}

/** Who asked the anonymous topic that the entry is about. */
export function revealAuthor(deps: Deps, actor: Actor, entryId: string) {
  return look(deps, actor, entryId, { look: 'author' }, async (tx, { topicId }) => {
    const personId = topicId === null ? undefined : await findAuthorOf(tx, topicId);
    const [person] = personId === undefined ? [] : await findAuthors(tx, [personId]);
    return { author: person ?? null };
  });
}
