import { desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../platform/db.ts';
import { authorPseudonym, authorTables, posts, spaces, topics } from '../spaces/index.ts';
import { excerptReads } from './excerpt.ts';

const author = authorTables('author');

/** What is told of a topic to whoever reads all of it. */
export const toldOfTopic = {
  title: sql<string>`${topics.title}`,
  answerPostId: sql<string | null>`${topics.answerPostId}`,
};

/**
 * A page of posts with all that is shown of them.
 *
 * @param scored  ends in a `select` of `post_id`, `score` and whatever `told` asks of it: a page of posts that the person
 *                may read now, and no others
 * @param told    what of a topic the person is told
 */
export function selectHits<More extends Record<string, SQL>>(
  db: Db,
  scored: SQL,
  told: typeof toldOfTopic & More,
) {
  const score = sql<number>`scored.score`;
  const found = db.$with('scored', { score }).as(scored);
  return db
    .with(found)
    .select({
      post: { id: posts.id, position: posts.position, createdAt: posts.createdAt },
      html: sql<string>`left(${posts.html}, ${sql.raw(String(excerptReads))})`,
      topic: { id: topics.id, kind: topics.kind },
      space: { id: spaces.id, name: spaces.name, hue: spaces.hue },
      author: author.columns,
      pseudonym: authorPseudonym,
      score,
      ...told,
    })
    .from(found)
    .innerJoin(posts, eq(posts.id, sql`scored.post_id`))
    .innerJoin(topics, eq(topics.id, posts.topicId))
    .innerJoin(spaces, eq(spaces.id, topics.spaceId))
    .leftJoin(author.person, eq(author.person.id, posts.authorId))
    .leftJoin(author.district, eq(author.district.id, author.person.districtId))
    .orderBy(desc(score), desc(sql`scored.post_id`));
}
