import { and, eq, isNull, not, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { nearWords, shortestMistyped } from '../platform/spelling.ts';
import {
  beginningVisibleTo,
  blockedFrom,
  posts,
  postVisibleTo,
  spaces,
  topics,
} from '../spaces/index.ts';
import { type Place, topicFilters, type Wish } from './filters.ts';
import type { Term } from './read-query.ts';
import { selectHits } from './select-hits.ts';
import { stemOf } from './stems.ts';

/** So many of the newest posts are read, each time: a circle is a dozen people. */
const mostRead = 5_000;
/** Shorter stems begin too many other words. */
const shortestStem = 4;
/** From 0 to 1: how much some word of a post must look like the one that was typed. */
const alike = 0.45;

type InCircle = Wish & { in: string };

/**
 * Posts of a circle that fit, newest first, for a member and from their joining on: one statement.
 *
 * Nothing of a circle is kept outside its posts. So those are read themselves, without an index: a word fits when some
 * word of a post begins with it or with its stem, and, when nothing does, when one is spelled much like it.
 */
export async function findInCircle(db: Db, actor: Actor, terms: readonly Term[], wish: InCircle) {
  const loose = terms.filter(({ exact }) => !exact).flatMap(({ words }) => words);
  const exact = terms.filter((term) => term.exact);
  const scored = sql`
    with typed as (
      select word, ${stemOf('english')} as english, ${stemOf('spanish')} as spanish
        from unnest(${sql.param(loose)}::text[]) as typed (word)
    ), telling as materialized (
      select word, array_remove(array[word, ${usableStem('english')}, ${usableStem('spanish')}], null) as beginnings
        from typed
       where not (english = '{}' or spanish = '{}')
          or not exists (select 1 from typed where not (english = '{}' or spanish = '{}'))
    ), asked as materialized (
      select coalesce(array_agg('\\m(' || array_to_string(beginnings, '|') || ')'), '{}') as loose,
        ${sql.param(exact.map(patternOf))}::text[] as exact,
        coalesce(string_agg(array_to_string(beginnings, ' '), ' '), '') as beginnings
        from telling
    ), read as materialized (${wordsOfCircle(actor, wish)}),
    fitting as materialized (
      select id, score from read, asked where words ~ all (asked.exact) and words ~ all (asked.loose)
    ), near as (
      select id, score from read, asked
       where not exists (select 1 from fitting) and words ~ all (asked.exact)
         and not exists (select 1 from telling where not (words ~ ('\\m(' || array_to_string(beginnings, '|') || ')')
           or (char_length(word) >= ${shortestMistyped} and strict_word_similarity(word, words) >= ${alike})))
    )
    select id as post_id, score, forgiven, asked.beginnings
      from (select *, false as forgiven from fitting union all select *, true from near) found, asked
     where ${isAfter(wish.after)} order by score desc, id desc limit ${wish.limit}`;
  const found = await selectHits(db, scored, {
    title: sql<string>`case when (${beginningVisibleTo(actor)}) then ${topics.title} else '' end`,
    answerPostId: answerToldTo(actor),
    forgiven: sql<boolean>`scored.forgiven`,
    beginnings: sql<string>`scored.beginnings`,
  });
  const forgiven = found[0]?.forgiven ?? false;
  const words = new Set(exact.flatMap((term) => [...term.words, term.joined ?? '']));
  const beginnings = (found[0]?.beginnings ?? '').split(' ').filter((word) => word !== '');
  return {
    rows: found,
    forgiven,
    mark: (word: string): boolean =>
      words.has(word) ||
      beginnings.some((beginning) => word.startsWith(beginning)) ||
      (forgiven && loose.some((typed) => nearWords(typed, [word]).length > 0)),
  };
}

const isAfter = (after: Place | undefined): SQL =>
  after ? sql`(score, id) < (${after[0]}::float8, ${after[1]}::uuid)` : sql`true`;

/** The accepted answer of a topic, for who reads it from the beginning. */
const answerToldTo = (actor: Actor) =>
  sql<string | null>`case when (${beginningVisibleTo(actor)}) then ${topics.answerPostId} end`;

const usableStem = (language: 'english' | 'spanish') => {
  const stem = sql`(${sql.raw(language)})[1]`;
  return sql`case when char_length(${stem}) >= ${shortestStem} then ${stem} end`;
};

/** Words that follow each other, as a regular expression. They hold letters and digits alone. */
function patternOf({ words, open, joined }: Term): string {
  const inOrder = `\\m${words.join('[^[:alnum:]]+')}${open ? '' : '\\M'}`;
  return joined ? `${inOrder}|\\m${joined}` : inOrder;
}

/** What is written there in lower case, without accents and apostrophes; a topic's first post with its title. */
const folded = sql`regexp_replace(normalize(lower(
  case when ${posts.position} = 1 then ${topics.title} || E'\\n' else '' end || left(${posts.source}, 20000)
), NFKD), '[\\u0300-\\u036f''’]', '', 'g')`;

function wordsOfCircle(actor: Actor, wish: InCircle): SQL {
  const { in: spaceId, person, from, to } = wish;
  const where = and(
    eq(spaces.id, spaceId),
    postVisibleTo(actor),
    isNull(posts.removedAt),
    isNull(topics.deletedAt),
    not(blockedFrom(actor, posts.authorId)),
    person === undefined ? undefined : eq(posts.authorId, person),
    from && sql`${posts.createdAt} >= ${from.toISOString()}::timestamptz`,
    to && sql`${posts.createdAt} < ${to.toISOString()}::timestamptz`,
    topicFilters(wish, answerToldTo(actor)),
    wish.tag && beginningVisibleTo(actor), // what a topic is about is told like its title
  );
  return sql`
    select ${posts.id}, extract(epoch from ${posts.createdAt})::float8 as score, ${folded} as words
      from ${spaces} join ${topics} on ${topics.spaceId} = ${spaces.id} join ${posts} on ${posts.topicId} = ${topics.id}
     where ${where} order by ${posts.createdAt} desc, ${posts.id} desc limit ${mostRead}`;
}
