import { and, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../platform/db.ts';
import { decodeCursor, pageOf } from '../platform/keyset.ts';
import { nearWords, shortestMistyped } from '../platform/spelling.ts';
import { districtColumns } from './queries.ts';
import type { DistrictQuery } from './schemas.ts';
import { readSearch, type SearchWords, spellingsOf } from './search-words.ts';
import { type District, districts, districtWords } from './tables.ts';

type DistrictPage = { items: District[]; next: string | null };
/** A word that someone typed, and the words that they may have meant. */
type Sought = { word: string; near: readonly string[] };
type Asked = Pick<DistrictQuery, 'limit' | 'state'> & SearchWords;
/** Where a list goes on: whether mistyped words were forgiven, then the sort key of the last row. */
const PlaceInSearch = z.tuple([z.boolean(), z.int32(), z.string(), z.uuid()]);
type PlaceInSearch = z.output<typeof PlaceInSearch>;
const PlaceInList = z.tuple([z.string(), z.uuid()]);

/**
 * Finds districts by words of their name, city and state, the best first.
 *
 * Words are taken as typed; only when nothing has them all are mistyped ones forgiven, so that a right word is never
 * drowned by its neighbours. May be stale: a read replica can answer.
 */
export async function searchDistricts(db: Db, query: DistrictQuery): Promise<DistrictPage> {
  if (!query.search) return listDistricts(db, query);
  const words = readSearch(query.search);
  if (words.required.length === 0) return { items: [], next: null };
  const asked = { ...words, limit: query.limit, state: query.state };
  const after = decodeCursor(PlaceInSearch, query.cursor);
  if (after?.[0]) return findByWords(db, asked, await withNeighbours(db, words.required), after);

  const asTyped = words.required.map((word) => ({ word, near: [] }));
  const page = await findByWords(db, asked, asTyped, after);
  if (page.items.length > 0 || after) return page;
  const sought = await withNeighbours(db, words.required);
  return sought.some(({ near }) => near.length > 0) ? findByWords(db, asked, sought, after) : page;
}

/** All districts, or those of a state, by name. */
async function listDistricts(
  db: Db,
  { limit, cursor, state }: DistrictQuery,
): Promise<DistrictPage> {
  const after = decodeCursor(PlaceInList, cursor);
  const rows = await db
    .select(districtColumns)
    .from(districts)
    .where(
      and(
        state === undefined ? undefined : eq(districts.state, state),
        after && sql`(${districts.name}, ${districts.id}) > (${after[0]}, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(districts.name, districts.id)
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    (row) => row,
    ({ name, id }) => [name, id],
  );
}

async function findByWords(
  db: Db,
  { limit, state, helpful }: Asked,
  sought: readonly Sought[],
  after: PlaceInSearch | undefined,
): Promise<DistrictPage> {
  const matches = sql`${districts.search} @@ ${queryOf(sought)}::tsquery`;
  const found = db
    .select({ ...districtColumns, distance: distanceOf(sought, helpful).as('distance') })
    .from(districts)
    .where(and(matches, state === undefined ? undefined : eq(districts.state, state)))
    .as('found');
  const rows = await db
    .select()
    .from(found)
    .where(
      after &&
        sql`(${found.distance}, ${found.name}, ${found.id}) > (${after[1]}::int, ${after[2]}, ${after[3]}::uuid)`,
    )
    .orderBy(found.distance, found.name, found.id)
    .limit(limit + 1);
  const forgiving = sought.some(({ near }) => near.length > 0);
  return pageOf(
    rows,
    limit,
    ({ distance: _distance, ...district }) => district,
    ({ distance, name, id }) => [forgiving, distance, name, id],
  );
}

/** Every word must be there: as the beginning of a word, or as one of its neighbours. */
const queryOf = (sought: readonly Sought[]): string =>
  sought
    .map(({ word, near }) => `(${[`'${word}':*`, ...near.map((other) => `'${other}'`)].join('|')})`)
    .join('&');

/** How far a district is from what was typed: words of the name count most, then the city, then the state. */
function distanceOf(sought: readonly Sought[], helpful: readonly string[]): SQL<number> {
  const has = (query: string) => sql`${districts.search} @@ ${query}::tsquery`;
  const any = (words: readonly string[], weight: string) =>
    words.map((word) => `'${word}':${weight}`).join('|');
  const points = sought.map(({ word, near }) => {
    const meant =
      near.length === 0
        ? sql``
        : sql`when ${has(any(near, 'A'))} then 50 when ${has(any(near, 'BC'))} then 45`;
    return sql`case when ${has(`'${word}':A`)} then 100 when ${has(`'${word}':B`)} then 80
      when ${has(`'${word}':C`)} then 75 when ${has(`'${word}':*A`)} then 60 ${meant} else 30 end`;
  });
  const extra = helpful.map((word) => sql`case when ${has(`'${word}':*`)} then 5 else 0 end`);
  const openings = spellingsOf(sought[0]?.word ?? '').map((word) => `${word}%`);
  const opens = sql`case when lower(${districts.name}) like any(${sql.param(openings)}::text[]) then 12 else 0 end`;
  const longName = sql`least(char_length(${districts.name}), 100) / 10`; // the closer of two names first
  return sql<number>`(${longName} - (${sql.join([...points, ...extra, opens], sql` + `)}))::int`;
}

/** Looks up the words that are spelled most alike, and keeps those that are near enough. */
async function withNeighbours(db: Db, words: readonly string[]): Promise<Sought[]> {
  return Promise.all(
    words.map(async (word) => {
      if (word.length < shortestMistyped) return { word, near: [] };
      const alike = await db
        .select()
        .from(districtWords)
        .orderBy(sql`${districtWords.word} <-> ${word}`)
        .limit(60);
      return {
        word,
        near: nearWords(
          word,
          alike.map((row) => row.word),
        ),
      };
    }),
  );
}
