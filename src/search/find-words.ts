import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { prepared } from '../platform/prepared.ts';
import { shortestMistyped } from '../platform/spelling.ts';
import type { Term } from './read-query.ts';
import { scopeOf, scopesReadBy } from './scopes.ts';
import { stemOf } from './stems.ts';
import { searchEntries, searchWords } from './tables.ts';
import { everyPost, type Language } from './words.ts';

/** A word that posts hold, and how it answers to one that was typed. */
export type Known = {
  typed: string;
  word: string;
  language: Language;
  /** Posts that hold it, among those that the person may read. */
  posts: number;
  /** The very word, another form of it, one that begins with it, or one spelled much like it. */
  how: 'same' | 'form' | 'beginning' | 'near';
};
export type WordsFound = {
  known: Known[];
  /** Typed words that say little: "the", "para". */
  little: ReadonlySet<string>;
  /** Posts that the index holds for whomever, roughly; 0 when one space is searched. */
  indexed: number;
};

/** Beyond these, a beginning goes on in ways too rare to wait for: more letters will come. */
const mostBeginnings = sql.raw('40');
const mostNear = sql.raw('60');
/** A word that so few posts hold may be a mistake that others made as well. */
export const fewPosts = 5;

const columns = ['words', 'growing', 'loose', 'swapOf', 'swaps'] as const;
/**
 * What was typed, as arrays: words, whether each may go on, and whether its other forms are as good; beside that, words
 * and the same with two neighbouring letters swapped.
 */
type Typed<Array> = Record<(typeof columns)[number], Array>;

/**
 * What the words of a query can mean in posts that this person may read: one statement.
 *
 * Every word that comes back stands in a post that they may read, and how near or frequent it is does not depend on any
 * other post: that a word is used elsewhere cannot be told by asking for its neighbours.
 *
 * @param within  the one space that is searched, which the person reads; undefined for all that they read
 */
export async function findWords(
  db: Db,
  { personId }: Actor,
  terms: readonly Term[],
  within: string | undefined,
): Promise<WordsFound> {
  const words = [
    ...new Set(terms.flatMap((term) => (term.joined ? [...term.words, term.joined] : term.words))),
    everyPost,
  ];
  const growing = new Set(terms.filter(({ open }) => open).map((term) => term.words.at(-1)));
  const loose = new Set(terms.filter(({ exact }) => !exact).flatMap((term) => term.words));
  const swapped = [...loose].flatMap((word) => swapsOf(word).map((swap) => ({ word, swap })));
  const typed: Typed<unknown[]> = {
    words,
    growing: words.map((word) => growing.has(word)),
    loose: words.map((word) => loose.has(word)),
    swapOf: swapped.map(({ word }) => word),
    swaps: swapped.map(({ swap }) => swap),
  };
  const rows = await (within === undefined
    ? wordsEverywhere(db).execute({ me: personId, ...typed })
    : wordsWithin(db).execute({ within, ...typed }));
  const known = rows.filter(({ how }) => how !== 'little' && how !== 'indexed') as Known[];
  const all = within === undefined ? rows.find(({ how }) => how === 'indexed') : undefined;
  const little = rows.filter(({ how }) => how === 'little').map((row) => row.typed);
  return {
    known: known.sort((one, other) => other.posts - one.posts),
    little: new Set(little),
    indexed: all?.posts ?? 0,
  };
}

/** Which of these words say little, as in a search; nothing is looked up for that. */
export async function littleAmong(db: Db, words: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await db.execute<{ word: string }>(sql`
    select word from unnest(${sql.param(words)}::text[]) as given (word)
     where ${stemOf('english')} = '{}' or ${stemOf('spanish')} = '{}'`);
  return new Set(rows.map(({ word }) => word));
}

/** Everyone's first statement, drawn up and planned once: that costs more than it takes to run. */
const drawUp = (scopes: SQL, name: string) =>
  prepared((db) => {
    const places = columns.map((column) => [column, sql`${sql.placeholder(column)}`]);
    return selectWords(db, scopes, Object.fromEntries(places)).prepare(name);
  });
const wordsEverywhere = drawUp(scopesReadBy({ personId: sql.placeholder('me') }), 'search_words');
const wordsWithin = drawUp(scopeOf(sql`${sql.placeholder('within')}`), 'search_words_within');

const row = {
  typed: sql<string>`typed`,
  word: sql<string>`word`,
  language: sql<Language>`language`,
  posts: sql<number>`posts`,
  how: sql<Known['how'] | 'little' | 'indexed'>`how`,
};

function selectWords(db: Db, scopes: SQL, typed: Typed<SQL>) {
  const found = db.$with('found', row).as(wordsMeant(scopes, typed));
  return db.with(found).select(row).from(found);
}

/** Arrays are given as subqueries, for the planner not to count them: it would plan anew for each number of words. */
const wordsMeant = (scopes: SQL, given: Typed<SQL>): SQL => sql`
  with scopes as materialized (${scopes}),
  typed as materialized (
    select word, growing, loose, ${stemOf('english')} as english, ${stemOf('spanish')} as spanish
      from unnest((select ${given.words}::text[]), (select ${given.growing}::boolean[]), (select ${given.loose}::boolean[]))
        as typed (word, growing, loose)
  ), known as materialized (
    select typed.word as typed, w.word, w.language, w.posts, 'same' as how
      from typed cross join scopes cross join lateral (${wordsOf(sql`word = typed.word`)}) w
    union all
    select typed.word, w.word, w.language, w.posts, 'form'
      from typed cross join lateral (values ('english'::search_language, english[1]), ('spanish', spanish[1])) as stems (language, stem)
      cross join scopes cross join lateral (${wordsOf(sql`language = stems.language and stem = stems.stem`)}) w
     where typed.loose and w.word <> typed.word
    union all
    select typed.word, longer.word, longer.language, longer.posts, 'beginning'
      from typed cross join lateral (
        select w.word, w.language, sum(w.posts)::int as posts
          from scopes cross join lateral (
            ${wordsOf(sql`word > typed.word and word < typed.word || chr(${lastLetter})`)}) w
         group by 1, 2 order by 3 desc, 1 limit ${mostBeginnings}
      ) longer
     where typed.growing
  ), rare as (
    select word from typed
     where loose and char_length(word) >= ${sql.raw(String(shortestMistyped))} and word !~ '\\d'
       and coalesce((select sum(posts) from known where known.typed = typed.word), 0) < ${sql.raw(String(fewPosts))}
  ), near as (
    select rare.word as typed, close.word, close.language, close.posts, 'near' as how
      from rare cross join lateral (
        select w.word, w.language, w.posts from scopes join ${searchWords} w on w.scope = scopes.scope and w.word % rare.word
         where w.word <> rare.word order by similarity(w.word, rare.word) desc, w.word limit ${mostNear}
      ) close
    union all
    select rare.word, w.word, w.language, w.posts, 'near'
      from rare join unnest((select ${given.swapOf}::text[]), (select ${given.swaps}::text[])) as swaps (word, swap) on swaps.word = rare.word
      cross join scopes cross join lateral (${wordsOf(sql`word = swaps.swap`)}) w
  )
  select typed, word, language, sum(posts)::int as posts, how
    from (select * from known union all select * from near) every group by 1, 2, 3, 5
  union all
  select word, null, null, null, 'little' from typed where english = '{}' or spanish = '{}'
  union all
  select null, null, null, greatest(reltuples, 0)::int, 'indexed' from pg_class where oid = '${searchEntries}'::regclass`;

/**
 * Of each scope, by its own index: `offset 0` keeps PostgreSQL from reading all words, or all that are spelled alike, at
 * once for who reads many spaces.
 */
const wordsOf = (which: SQL) => sql`
  select * from ${searchWords} where scope = scopes.scope and ${which} offset 0`;

/** The last code point that a text may hold: after all that begins with some word. */
const lastLetter = sql.raw('1114109');

/** The word with two neighbouring letters in the other order, each way: trigrams do not see how near those are. */
const swapsOf = (word: string): string[] =>
  Array.from({ length: Math.max(0, word.length - 1) }, (_, at) =>
    [word.slice(0, at), word[at + 1], word[at], word.slice(at + 2)].join(''),
  ).filter((other) => other !== word);
