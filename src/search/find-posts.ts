import { and, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { prepared } from '../platform/prepared.ts';
import { type Asking, blockedFrom, posts, spaces, topics, visibleTo } from '../spaces/index.ts';
import { topicFilters, type Wish } from './filters.ts';
import type { Meaning } from './meaning.ts';
import { queryText } from './query-text.ts';
import { selectHits, toldOfTopic } from './select-hits.ts';
import { searchEntries } from './tables.ts';

/** How many posts are weighed against each other: when more fit, the newest of them. */
const mostCandidates = 400;
/** So many of the newest posts are looked through one by one for what is frequent. */
const newestLookedThrough = 40_000;
/** From this part of all posts on something is frequent: enough of the newest will have it. */
const frequent = mostCandidates / newestLookedThrough;

const day = 24 * 60 * 60;
/** A post that fits e times as well comes before one that is newer by this, seconds. */
const ageThatCounts = 800 * day;

/** What differs from one search to another of the same form: a value, or the place for one. */
type Words = {
  /** Text of a `tsquery` each: for the index, for single posts, and the words just as they were typed. */
  inIndex: SQL;
  inEntries: SQL;
  typed: SQL;
};
type Form = Wish & { isFrequent: boolean };

/**
 * Posts that fit, the best or the newest first: one statement, whose work does not grow with how frequent a word is.
 *
 * Frequent words are looked for among the newest posts, one by one, until there are enough candidates. When there are
 * not, and for all other words, the index names every post that fits, and the newest are kept. Candidates are weighed by
 * how well they fit (a title weighs most), whether they have the very words, whether they helped or were accepted, and
 * how new they are; time counts so that the order does not change while it passes.
 *
 * Whether someone may read a post is asked twice: roughly, by its entry, so that the candidates are theirs; and of the
 * post, its topic and its space as they are, so that an index which is behind by a second shows nothing.
 *
 * @param typed  the words as they were typed, as the text of a `tsquery`
 */
export async function findPosts(
  db: Db,
  { personId }: Actor,
  meaning: Meaning,
  typed: string,
  wish: Wish,
) {
  const inIndex = queryText(meaning, 'beginnings as words');
  const inEntries = queryText(meaning, 'beginnings as such');
  const isFrequent = meaning.share >= frequent;
  if (isUsual(wish)) {
    const statement = isFrequent ? usual.frequent : usual.rare;
    return statement(db).execute({ me: personId, inIndex, inEntries, typed });
  }
  const words = { inIndex: sql`${inIndex}`, inEntries: sql`${inEntries}`, typed: sql`${typed}` };
  return selectHits(db, bestPosts({ personId }, words, { ...wish, isFrequent }), toldOfTopic);
}

const usualWish = { order: 'best', limit: 21, after: undefined } as const;
const isUsual = ({ order, limit, after, ...filters }: Wish): boolean =>
  order === usualWish.order &&
  limit === usualWish.limit &&
  after === undefined &&
  Object.values(filters).every((filter) => filter === undefined);

/** The first page of a search without filters is drawn up and planned once: that costs more than finding does. */
const usualHits = (isFrequent: boolean) =>
  prepared((db) => {
    const given = (name: string) => sql`${sql.placeholder(name)}`;
    const words = {
      inIndex: given('inIndex'),
      inEntries: given('inEntries'),
      typed: given('typed'),
    };
    const best = bestPosts({ personId: sql.placeholder('me') }, words, {
      ...usualWish,
      isFrequent,
    });
    return selectHits(db, best, toldOfTopic).prepare(`search_${isFrequent ? 'frequent' : 'rare'}`);
  });
const usual = { frequent: usualHits(true), rare: usualHits(false) };

function bestPosts(me: Asking, words: Words, form: Form): SQL {
  const { after, limit, order } = form;
  const score =
    order === 'newest'
      ? sql`extract(epoch from posted_at)::float8`
      : sql`ln(ts_rank(vector, ${words.inIndex}::tsquery, 1) + 1e-6)
          + (vector @@ ${words.typed}::tsquery)::int * 0.7::float8
          + ln(1 + p.helped_count + p.tried_it_count) * 0.3
          + (t.answer_post_id is not distinct from p.id)::int * 0.5::float8
          + extract(epoch from posted_at)::float8 / ${sql.raw(String(ageThatCounts))}`;
  return sql`
    with readable as materialized (
      select id from ${spaces} where ${spaces.kind} <> 'circle' and (${visibleTo(me)})
    ), ${candidates(me, words, form)}
    select * from (
      select post_id, ${score} as score
        from candidates join ${posts} p on p.id = post_id join ${topics} t on t.id = p.topic_id
       where p.removed_at is null and t.deleted_at is null and t.space_id in (select id from readable)
    ) weighed where ${after ? sql`(score, post_id) < (${after[0]}::float8, ${after[1]}::uuid)` : sql`true`}
     order by score desc, post_id desc limit ${sql.raw(String(limit))}`;
}

/** Ends in `candidates`: entries that fit, the newest of them. */
function candidates(me: Asking, words: Words, form: Form): SQL {
  const range = rangeOf(form);
  const fits = and(
    sql`space_id in (select id from readable) and not ${blockedFrom(me, sql`author_id`)}`,
    ofTopics(form),
  );
  const newestFirst = sql`order by posted_at desc, post_id desc`;
  const columns = sql`post_id, posted_at, vector`;
  const most = sql.raw(String(mostCandidates));
  // `offset 0` keeps the planner from walking by time, which for a rare word goes on to the beginning of time.
  const fitting = sql`select ${columns} from (
    select ${columns} from ${searchEntries}
     where vector @@ ${words.inIndex}::tsquery and ${range} and ${fits} offset 0) entries`;
  if (!form.isFrequent) {
    return sql`candidates as materialized (${fitting} ${newestFirst} limit ${most})`;
  }
  const enough = sql`(select count(*) from recent) = ${most}`;
  return sql`recent as materialized (
      select ${columns} from (
        select * from ${searchEntries} where ${range} ${newestFirst} limit ${sql.raw(String(newestLookedThrough))}
      ) newest where vector @@ ${words.inEntries}::tsquery and ${fits} limit ${most}
    ), older as materialized (${fitting} where not ${enough} ${newestFirst} limit ${most}),
    candidates as (select * from recent where ${enough} union all select * from older)`;
}

/** What the walk through the newest goes by: the indexes hold it. */
const rangeOf = ({ in: spaceId, person, from, to, order, after }: Form): SQL =>
  and(
    sql`true`,
    spaceId === undefined ? undefined : sql`space_id = ${spaceId}::uuid`,
    person === undefined ? undefined : sql`author_id = ${person}::uuid`,
    from && sql`posted_at >= ${from.toISOString()}::timestamptz`,
    to && sql`posted_at < ${to.toISOString()}::timestamptz`,
    order === 'newest' && after
      ? sql`posted_at <= to_timestamp(${after[0]}::float8) + interval '1 ms'`
      : undefined,
  ) as SQL;

function ofTopics(wish: Form): SQL | undefined {
  const wanted = topicFilters(wish);
  return (
    wanted &&
    sql`exists (select 1 from ${posts} join ${topics} on ${topics.id} = ${posts.topicId}
      where ${posts.id} = post_id and ${wanted})`
  );
}
