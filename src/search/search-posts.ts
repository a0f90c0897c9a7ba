import { z } from 'zod';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { decodeCursor, pageOf } from '../platform/keyset.ts';
import { authorFrom, requireReader, textOf } from '../spaces/index.ts';
import { excerptAround, markAll } from './excerpt.ts';
import { findInCircle } from './find-in-circle.ts';
import { findPosts } from './find-posts.ts';
import { findWords } from './find-words.ts';
import { meaningOf } from './meaning.ts';
import { markerOf, typedText } from './query-text.ts';
import { readQuery } from './read-query.ts';
import type { SearchHit, SearchPage, SearchQuery } from './schemas.ts';

const Place = z.tuple([z.number(), z.uuid()]);
type HitRow = Awaited<ReturnType<typeof findPosts>>[number];
const nothing: SearchPage = { items: [], next: null, forgiven: false };

/**
 * Finds posts by their words, and topics by their titles, among all that this person may read now.
 *
 * A circle is searched only when it is named, by its members, and nowhere else does anything of it come up.
 */
export async function searchPosts(
  { db }: Deps,
  actor: Actor,
  query: SearchQuery,
): Promise<SearchPage> {
  const after = decodeCursor(Place, query.cursor);
  const within = query.in === undefined ? undefined : await requireReader(db, actor, query.in);
  const terms = readQuery(query.q);
  if (terms.length === 0) return nothing;
  const { q: _, cursor: __, ...filters } = query;
  const wish = { ...filters, after, limit: query.limit + 1 };
  if (query.in !== undefined && within?.space.kind === 'circle') {
    const found = await findInCircle(db, actor, terms, { ...wish, in: query.in });
    return show(found.rows, query.limit, found.mark, found.forgiven);
  }
  const found = await findWords(db, actor, terms, query.in);
  const meaning = meaningOf(terms, found);
  if (!meaning) return nothing;
  const rows = await findPosts(db, actor, { meaning, typed: typedText(terms), ...found }, wish);
  return show(rows, query.limit, markerOf(meaning), meaning.forgiven);
}

type Mark = (word: string) => boolean;

function show(rows: HitRow[], limit: number, mark: Mark, forgiven: boolean): SearchPage {
  const page = pageOf(
    rows,
    limit,
    (row) => showHit(row, mark),
    ({ score, post }) => [score, post.id],
  );
  return { ...page, forgiven };
}

function showHit(row: HitRow, mark: Mark): SearchHit {
  const { post, topic, space, answerPostId } = row;
  return {
    ...{ postId: post.id, position: post.position, createdAt: post.createdAt },
    topic: { ...topic, title: markAll(row.title, mark), answered: answerPostId !== null },
    ...{ space, author: authorFrom(row.author), pseudonym: row.pseudonym },
    isAnswer: answerPostId === post.id,
    excerpt: excerptAround(textOf(row.html), mark),
  };
}
