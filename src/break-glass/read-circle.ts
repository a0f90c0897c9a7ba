import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { topicBriefs } from '../briefs/index.ts';
import { checkIns } from '../check-ins/index.ts';
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

/** A topic of the circle that still stands. */
export const standsIn = (spaceId: string, topicId: string) =>
  and(eq(topics.id, topicId), eq(topics.spaceId, spaceId), isNull(topics.deletedAt));

const hasBrief = sql<boolean>`exists (select from ${topicBriefs}
  where ${topicBriefs.topicId} = ${topics.id} and ${topicBriefs.source} <> '')`;
const hasRound = sql<boolean>`exists (select from ${checkIns} where ${checkIns.topicId} = ${topics.id})`;

export type Place = { entryId: string; topicId: string };

/** What is said in a topic of a circle that is open to this person. What was removed stays removed. */
export function readPosts(deps: Deps, actor: Actor, { entryId, topicId }: Place, query: PageQuery) {
  const { limit } = query;
  const [after] = decodeCursor(ByPosition, query.cursor) ?? [0];
  return look(deps, actor, entryId, { look: 'posts', topicId }, async (tx, { spaceId }) => {
    const [topic] = await tx
      .select({ title: topics.title, hasBrief, hasRound })
      .from(topics)
      .where(standsIn(spaceId, topicId));
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
    const show = (row: PostRow) => showPost(entryId, row);
    return { ...pageOf(rows, limit, show, ({ post }) => [post.position]), ...topic };
  });
}

type PostRow = {
  post: typeof posts.$inferSelect;
  author: Parameters<typeof authorFrom>[0];
  pseudonym: string | null;
};

function showPost(entryId: string, { post, author: by, pseudonym }: PostRow) {
  const { id, position, createdAt } = post;
  const removed = post.removedAt !== null;
  const html = removed ? '' : htmlOf(post);
  const files = (removed ? null : post.attachments)?.map((file) => ({
    ...file,
    href: `/api/break-glass/${entryId}/files/${file.id}`,
  }));
  const said = { id, position, createdAt, removed, html, files: files ?? [] };
  return { ...said, author: authorFrom(by), pseudonym };
}

/** Who asked the anonymous topic that the entry is about. */
export function revealAuthor(deps: Deps, actor: Actor, entryId: string) {
  return look(deps, actor, entryId, { look: 'author' }, async (tx, { topicId }) => {
    const personId = topicId === null ? undefined : await findAuthorOf(tx, topicId);
    const [person] = personId === undefined ? [] : await findAuthors(tx, [personId]);
    return { author: person ?? null };
  });
}
