import { and, not, type SQL, sql } from 'drizzle-orm';
import { blockedFrom, posts, spaces, topics, visibleTo } from '../spaces/index.ts';
import { topicFilters } from './filters.ts';
import type { SearchQuery } from './schemas.ts';
import { searchEntries } from './tables.ts';

/** How many posts are weighed against each other: when more fit, the newest of them. */
export const mostCandidates = 400;
/** So many of the newest posts are looked through one by one for what is frequent. */
const newestLookedThrough = 40_000;
/** Fewer where the topic of each has to be looked up. */
const fewerLookedThrough = 10_000;

const day = 24 * 60 * 60;
/** A post that fits e times as well comes before one that is newer by this, seconds. */
const ageThatCounts = 800 * day;

/** What makes one statement differ from another: which filters there are, and not what they say. */
export type Form = Pick<SearchQuery, 'order' | 'answered'> &
  Record<'isFrequent' | 'goesOn' | 'in' | 'person' | 'kind' | 'tag' | 'from' | 'to', boolean>;

const given = (name: string) => sql`${sql.placeholder(name)}`;
const me = { personId: given('me') };
/** Spelled as subqueries, for the planner not to look into them: it would plan each search anew for its words. */
const inIndex = sql`(select ${given('inIndex')}::tsquery)`;
const inEntries = sql`(select ${given('inEntries')}::tsquery)`;
const typed = sql`(select ${given('typed')}::tsquery)`;

/** A hashed look-up, which does not take longer for who reads many spaces; a join would. */
const isIn = (space: SQL) => sql`coalesce(${space} in (select id from readable), false)`;

/**
 * The statement that finds a page: `post_id` and `score`, in order.
 *
 * Frequent words are looked for among the newest posts, one by one, until there are enough candidates. When there are
 * not, and for all other words, the index names every post that fits, and the newest are kept. Candidates are weighed by
 * how well they fit (a title weighs most), whether they have the very words, whether they helped or were accepted, and
 * how new they are; time counts so that the order does not change while it passes.
 *
 * Whether someone may read a post is asked twice: roughly, by its entry, so that the candidates are theirs; and of the
 * post, its topic and its space as they are, so that an index which is behind by a second shows nothing.
 */
export function bestPosts(form: Form): SQL {
  const score =
    form.order === 'newest'
      ? sql`extract(epoch from posted_at)::float8`
      : sql`ln(ts_rank(vector, ${inIndex}, 1) + 1e-6)
          + (vector @@ ${typed})::int * 0.7::float8
          + ln(1 + p.helped_count + p.tried_it_count) * 0.3
          + (t.answer_post_id is not distinct from p.id)::int * 0.5::float8
          + extract(epoch from posted_at)::float8 / ${sql.raw(String(ageThatCounts))}`;
  const follows = sql`(score, post_id) < (${given('score')}::float8, ${given('postId')}::uuid)`;
  return sql`
    with readable as materialized (
      select id from ${spaces} where ${spaces.kind} <> 'circle' and (${visibleTo(me)})
    ), ${candidates(form)}
    select * from (
      select post_id, ${score} as score
        from candidates join ${posts} p on p.id = post_id join ${topics} t on t.id = p.topic_id
       where p.removed_at is null and t.deleted_at is null and ${isIn(sql`t.space_id`)}
    ) weighed where ${form.goesOn ? follows : sql`true`}
     order by score desc, post_id desc limit ${given('limit')}`;
}

/** Ends in `candidates`: entries that fit, the newest of them. */
function candidates(form: Form): SQL {
  const newestFirst = sql`order by posted_at desc, post_id desc`;
  const range = rangeOf(form);
  const wanted = ofTopics(form);
  const isTheirs = and(isIn(sql`space_id`), not(blockedFrom(me, sql`author_id`)));
  const there = sql`exists (select 1 from ${posts} join ${topics} on ${topics.id} = ${posts.topicId}
    where ${posts.id} = post_id and ${wanted})`;
  const fits = and(isTheirs, wanted && there);
  const inAll = sql`select * from ${searchEntries} where vector @@ ${inIndex} and ${range} and ${fits}`;
  if (!form.isFrequent) {
    return sql`candidates as materialized (${newest(inAll)})`;
  }
  // Of frequent words the index would name nearly all posts, so what is wanted of topics leads to the older ones.
  const inTopics = sql`select entry.* from ${topics} join ${posts} on ${posts.topicId} = ${topics.id} cross join lateral (
    select * from ${searchEntries}
     where post_id = ${posts.id} and vector @@ ${inEntries} and ${range} and ${isTheirs} offset 0) entry where ${wanted}`;
  const looked = sql`select * from ${searchEntries} where ${range} ${newestFirst}`;
  const through = sql.raw(String(wanted ? fewerLookedThrough : newestLookedThrough));
  const enough = sql`(select count(*) from recent) = ${most}`;
  const isAll = sql`not exists (select 1 from (${looked} offset ${through} limit 1) more)`;
  return sql`recent as materialized (
      select ${columns} from (${looked} limit ${through}) newest
       where vector @@ ${inEntries} and ${fits} limit ${most}
    ), settled as materialized (select ${enough} or ${isAll} as yes),
    older as materialized (${newest(wanted ? inTopics : inAll, sql`not (select yes from settled)`)}),
    candidates as (select * from recent where (select yes from settled) union all select * from older)`;
}

const most = sql.raw(String(mostCandidates));
const columns = sql`post_id, posted_at, vector`;

/** The newest of all that fit. `offset 0` keeps the planner from walking by time, to the beginning of it for a rare word. */
const newest = (entries: SQL, when = sql`true`) => sql`
  select ${columns} from (${entries} offset 0) entries where ${when} order by posted_at desc, post_id desc limit ${most}`;

/** What the walk through the newest goes by: the indexes hold it. */
const rangeOf = (form: Form): SQL =>
  and(
    sql`true`,
    form.in ? sql`space_id = ${given('in')}::uuid` : undefined,
    form.person ? sql`author_id = ${given('person')}::uuid` : undefined,
    form.from ? sql`posted_at >= ${given('from')}::timestamptz` : undefined,
    form.to ? sql`posted_at < ${given('to')}::timestamptz` : undefined,
    form.order === 'newest' && form.goesOn
      ? sql`posted_at <= to_timestamp(${given('score')}::float8) + interval '1 ms'`
      : undefined,
  ) as SQL;

const ofTopics = ({ kind, tag, answered }: Form): SQL | undefined =>
  topicFilters({
    kind: kind ? given('kind') : undefined,
    tag: tag ? given('tag') : undefined,
    answered,
  });
