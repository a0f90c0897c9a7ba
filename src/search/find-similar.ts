import { and, desc, eq, isNull, not, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import {
  beginningVisibleTo,
  blockedFrom,
  memberships,
  posts,
  requireReader,
  spaces,
  topics,
} from '../spaces/index.ts';
import { findWords, littleAmong } from './find-words.ts';
import { type Choice, choicesOf } from './meaning.ts';
import { titleText } from './query-text.ts';
import { readQuery } from './read-query.ts';
import type { SimilarTopic } from './schemas.ts';
import { closestTitles, fewestShared, wordsOfTitles } from './similar-titles.ts';
import { searchEntries } from './tables.ts';

const most = 5;
/** So many posts the index may name: a word that more of them hold says little about what a title is about. */
const mostNamed = 5_000;
/** A circle is a dozen people; its newest titles are read themselves, since nothing of it stands in an index. */
const mostReadInCircle = 500;

/**
 * Topics of one space whose titles share words with one that is being written, the closest first: such as the person may
 * open, in a circle those that they read from the beginning.
 *
 * @throws `not-found`, `not-a-member`
 */
export async function findSimilar(
  db: Db,
  actor: Actor,
  spaceId: string,
  title: string,
): Promise<SimilarTopic[]> {
  const { space } = await requireReader(db, actor, spaceId);
  if (space.kind === 'circle') {
    const newest = await newestOf(db, actor, spaceId);
    const little = await littleAmong(db, wordsOfTitles([title, ...newest.map((one) => one.title)]));
    return closestTitles(title, newest, little, most);
  }
  const terms = readQuery(title);
  const telling = choicesOf(terms, await findWords(db, actor, terms, spaceId));
  const rare = rarestOf(telling);
  if (rare.length === 0) return [];
  const close = sql`(${titlesLike(spaceId, telling, rare)}) as close`;
  return db
    .select({ id: topics.id, title: topics.title })
    .from(topics)
    .innerJoin(close, sql`close.topic_id = ${topics.id}`)
    .where(and(eq(topics.spaceId, spaceId), isNull(topics.deletedAt), not(byBlocked(actor))))
    .orderBy(sql`close.shared desc`, desc(topics.lastPostAt))
    .limit(most);
}

const byBlocked = (actor: Actor) => blockedFrom(actor, topics.authorId);

/** The newest topics of a circle that someone reads from the beginning. */
const newestOf = (db: Db, actor: Actor, spaceId: string): Promise<SimilarTopic[]> =>
  db
    .select({ id: topics.id, title: topics.title })
    .from(topics)
    .innerJoin(spaces, eq(spaces.id, topics.spaceId))
    .innerJoin(
      memberships,
      and(eq(memberships.spaceId, spaces.id), eq(memberships.personId, actor.personId)),
    )
    .where(
      and(
        eq(topics.spaceId, spaceId),
        isNull(topics.deletedAt),
        beginningVisibleTo(actor),
        not(byBlocked(actor)),
      ),
    )
    .orderBy(desc(topics.lastPostAt))
    .limit(mostReadInCircle);

/** The rarest words that posts hold, as long as the index names not too many posts for all of them together. */
function rarestOf(choices: readonly Choice[]): Choice[] {
  let named = 0;
  return choices
    .filter(({ posts: many }) => many > 0)
    .toSorted((one, other) => one.posts - other.posts)
    .filter((choice) => {
      named += choice.posts;
      return named <= mostNamed;
    });
}

/** Topics of the space that have one of the rare words in their titles, and of all words that were typed enough. */
function titlesLike(spaceId: string, typed: readonly Choice[], rare: readonly Choice[]): SQL {
  const each = typed.map((choice) => sql`(vector @@ ${titleText([choice])}::tsquery)::int`);
  const shared = sql.join(each, sql` + `);
  // `offset 0` keeps the planner from walking through the space in place of the words.
  return sql`
    select topic_id, shared from (
      select ${posts.topicId} as topic_id, ${shared} as shared from (
        select post_id, vector from ${searchEntries}
         where vector @@ ${titleText(rare)}::tsquery and space_id = ${spaceId}::uuid offset 0) named
      join ${posts} on ${posts.id} = post_id and ${posts.position} = 1) titles
     where shared >= ${fewestShared(typed.length)}`;
}
