import { and, eq, inArray, isNull, ne, not, sql } from 'drizzle-orm';
import type { CardOffer } from '../link-cards/index.ts';
import { authorTables, blockedFrom } from './authors.ts';
import { listedTo, postVisibleTo, topicVisibleTo } from './queries.ts';
import { posts, spaces, topics } from './tables.ts';

/** Nothing of a circle becomes a card, for its members neither; nor what was put away. */
const isShown = and(ne(spaces.kind, 'circle'), isNull(spaces.archivedAt));
const author = authorTables('author');
const none = { place: null, by: null, count: null };

const topicCards: CardOffer = {
  ...{ path: 'topics', kind: 'topic' },
  find: ({ db }, actor, ids) =>
    db
      .select({
        ...{ id: topics.id, title: topics.title, place: spaces.name, by: author.person.name },
        count: sql<number>`${topics.postsCount} - 1`,
      })
      .from(topics)
      .innerJoin(spaces, eq(spaces.id, topics.spaceId))
      .leftJoin(author.person, eq(author.person.id, topics.authorId))
      .where(
        and(
          ...[inArray(topics.id, [...ids]), isNull(topics.deletedAt), isShown],
          ...[topicVisibleTo(actor), not(blockedFrom(actor, topics.authorId))],
        ),
      ),
};

const postCards: CardOffer = {
  ...{ path: 'posts', kind: 'post' },
  find: async ({ db }, actor, ids) => {
    const found = await db
      .select({
        ...{ id: posts.id, title: topics.title, place: spaces.name, by: author.person.name },
      })
      .from(posts)
      .innerJoin(topics, eq(topics.id, posts.topicId))
      .innerJoin(spaces, eq(spaces.id, topics.spaceId))
      .leftJoin(author.person, eq(author.person.id, posts.authorId))
      .where(
        and(
          ...[inArray(posts.id, [...ids]), isNull(posts.removedAt), isNull(topics.deletedAt)],
          ...[isShown, postVisibleTo(actor)],
          ...[posts.authorId, topics.authorId].map((writer) => not(blockedFrom(actor, writer))),
        ),
      );
    return found.map((card) => ({ ...none, ...card }));
  },
};

const spaceCards: CardOffer = {
  ...{ path: 'spaces', kind: 'space' },
  find: async ({ db }, actor, ids) => {
    const found = await db
      .select({ id: spaces.id, title: spaces.name, count: spaces.membersCount })
      .from(spaces)
      .where(and(inArray(spaces.id, [...ids]), isShown, listedTo(actor)));
    return found.map((card) => ({ ...none, ...card }));
  },
};

/** Cards of what stands in spaces, for those who may open it. */
export const talkCards: readonly CardOffer[] = [topicCards, postCards, spaceCards];
