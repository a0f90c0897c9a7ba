import { and, eq, exists, type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, QueryBuilder } from 'drizzle-orm/pg-core';
import type { Db } from '../platform/db.ts';
import type { Asking } from './queries.ts';
import { anonymousAuthors, posts, topics } from './tables.ts';

/** The alias of the person asking in a topic, over `topics`. Costs nothing where the topic is not anonymous. */
export const aliasColumn = ({ personId }: Asking) =>
  sql<string | null>`case when ${topics.pseudonym} is not null then (
    select ${anonymousAuthors.aliasId} from ${anonymousAuthors}
    where ${anonymousAuthors.topicId} = ${topics.id} and ${anonymousAuthors.personId} = ${personId}) end`;

/** Under which the author in that column is known in the topic, over `topics`. */
const pseudonymOf = (authorId: AnyPgColumn) =>
  sql<string | null>`case when ${authorId} = ${topics.authorId} then ${topics.pseudonym} end`;
export const authorPseudonym = pseudonymOf(posts.authorId);

/** Whether someone stands behind the alias in that column. */
export const isAliasOf = ({ personId }: Asking, authorId: AnyPgColumn | SQL): SQL =>
  exists(
    new QueryBuilder()
      .select({ one: sql`1` })
      .from(anonymousAuthors)
      .where(and(eq(anonymousAuthors.aliasId, authorId), eq(anonymousAuthors.personId, personId))),
  );

/** The pseudonyms that stand in a space already. */
export async function findPseudonyms(db: Db, spaceId: string): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ pseudonym: topics.pseudonym })
    .from(topics)
    .where(and(eq(topics.spaceId, spaceId), sql`${topics.pseudonym} is not null`));
  return new Set(rows.flatMap(({ pseudonym }) => pseudonym ?? []));
}
