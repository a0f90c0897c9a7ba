import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import type { ReadFlagged } from '../student-data/index.ts';
import { authorFrom, authorTables } from './authors.ts';
import { postVisibleTo } from './queries.ts';
import { posts, spaces, topics } from './tables.ts';

const author = authorTables('author');

/** What moderators are to look at, as it stands now. Where they may not read, a circle above all, there is nothing. */
export const readFlagged: ReadFlagged = async (db, actor, flags) => {
  if (flags.length === 0) return new Map();
  const topicIds = flags.map(({ topicId }) => topicId);
  const postIds = flags.flatMap(({ postId }) => postId ?? []);
  const rows = await db
    .select({
      post: {
        id: posts.id,
        position: posts.position,
        source: posts.source,
        files: posts.attachments,
      },
      topic: { id: topics.id, spaceId: topics.spaceId, title: topics.title },
      removedAt: posts.removedAt,
      author: author.columns,
    })
    .from(posts)
    .innerJoin(topics, and(eq(topics.id, posts.topicId), isNull(topics.deletedAt)))
    .innerJoin(spaces, eq(spaces.id, topics.spaceId))
    .leftJoin(author.person, eq(author.person.id, posts.authorId))
    .leftJoin(author.district, eq(author.district.id, author.person.districtId))
    .where(
      and(
        // Wherever the post stands by now; a title is read by who reads the first post.
        or(inArray(posts.id, postIds), and(inArray(topics.id, topicIds), eq(posts.position, 1))),
        postVisibleTo(actor),
      ),
    );
  return new Map(
    flags.flatMap(({ id, topicId, postId }) => {
      const row = rows.find(({ post, topic }) =>
        postId === null ? topic.id === topicId && post.position === 1 : post.id === postId,
      );
      if (!row) return [];
      const { spaceId, title } = row.topic;
      const isShown = postId !== null && row.removedAt === null;
      const body = isShown ? row.post.source : null;
      const files = isShown ? (row.post.files ?? []) : [];
      return [[id, { spaceId, title, body, files, author: authorFrom(row.author) }] as const];
    }),
  );
};
