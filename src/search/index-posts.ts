import { inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '../platform/db.ts';
import { plainText, posts, spaces, topics } from '../spaces/index.ts';
import { scopeColumn } from './scopes.ts';
import { stemOf } from './stems.ts';
import { searchEntries, searchWords } from './tables.ts';
import { everyPost, type Language, languageOf, readWords, vectorOf } from './words.ts';

type Entry = typeof searchEntries.$inferInsert;
/** How many more posts hold a word than before, or fewer. */
type Change = { scope: string; word: string; language: Language; posts: number };

/** Whoever writes the index waits for this, so that words are counted rightly. Any number that nothing else locks. */
const turn = sql`select pg_advisory_xact_lock(1212238914)`;

/**
 * Brings what stands in the index about these posts up to what they say now: one transaction, a few statements for all.
 *
 * Safe to repeat and in any order, since it looks at the posts and not at what happened to them. A post that was
 * removed, or that stands in a circle, has no entry afterwards.
 */
export async function indexPosts(db: Db, postIds: readonly string[]): Promise<void> {
  if (postIds.length === 0) return;
  const ids = [...new Set(postIds)];
  await db.transaction(async (tx) => {
    await tx.execute(turn);
    const entries = await makeEntries(tx, ids);
    const before = await findEntries(tx, ids);
    const kept = new Set(entries.map(({ entry }) => entry.postId));
    const gone = before.map(({ postId }) => postId).filter((id) => !kept.has(id));
    if (gone.length > 0) await tx.delete(searchEntries).where(inArray(searchEntries.postId, gone));
    await keepEntries(
      tx,
      entries.map(({ entry }) => entry),
    );
    const now = entries.map(({ entry, words }) => ({ ...entry, words }));
    await countWords(tx, changesBetween(before, now));
  });
}

/** What should stand in the index about those posts that may stand there. */
async function makeEntries(tx: Tx, ids: string[]): Promise<{ entry: Entry; words: string[] }[]> {
  const rows = await tx
    .select({
      ...{ postId: posts.id, authorId: posts.authorId, postedAt: posts.createdAt },
      version: posts.version,
      ...{ spaceId: topics.spaceId, scope: scopeColumn, source: posts.source },
      title: sql<string | null>`case when ${posts.position} = 1 then ${topics.title} end`,
    })
    .from(posts)
    .innerJoin(topics, sql`${topics.id} = ${posts.topicId}`)
    .innerJoin(spaces, sql`${spaces.id} = ${topics.spaceId}`)
    .where(
      sql`${inArray(posts.id, ids)} and ${posts.removedAt} is null and ${topics.deletedAt} is null
        and ${spaces.kind} <> 'circle'`,
    );
  const made = [];
  for (const { source, title, ...row } of rows) {
    const body = plainText(source);
    const language = languageOf(readWords(body).map(({ word }) => word));
    const vector = vectorOf({ title, body });
    made.push({ entry: { ...row, language, vector }, words: wordsIn(vector) });
    await new Promise((resume) => setImmediate(resume)); // others have their turn: each may be 64 KiB
  }
  return made;
}

/** The words in the text of a vector. */
const wordsIn = (vector: string): string[] => [
  ...new Set([...vector.matchAll(/'([^']+)':/g)].map(([, word]) => word ?? '')),
];

type Counted = Pick<Entry, 'postId' | 'scope' | 'language'> & { words: string[] };

const findEntries = (tx: Tx, ids: string[]): Promise<Counted[]> =>
  tx
    .select({
      ...{ postId: searchEntries.postId, scope: searchEntries.scope },
      ...{ language: searchEntries.language },
      words: sql<string[]>`tsvector_to_array(${searchEntries.vector})`,
    })
    .from(searchEntries)
    .where(inArray(searchEntries.postId, ids));

async function keepEntries(tx: Tx, entries: Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const anew = sql.join(
    ['space_id', 'author_id', 'posted_at', 'scope', 'language', 'version', 'vector'].map((name) =>
      sql.raw(`${name} = excluded.${name}`),
    ),
    sql`, `,
  );
  const rows = sql.param(JSON.stringify(entries.map(inColumns)));
  await tx.execute(sql`
    insert into ${searchEntries} (post_id, space_id, author_id, posted_at, scope, language, version, vector)
    select post_id, space_id, author_id, posted_at, scope, language, version, vector::tsvector
      from jsonb_to_recordset(${rows}::jsonb) as made (post_id uuid, space_id uuid, author_id uuid,
        posted_at timestamptz, scope uuid, language search_language, version int, vector text)
    on conflict (post_id) do update set ${anew}`);
}

const inColumns = ({ postId, spaceId, authorId, postedAt, ...rest }: Entry) => {
  return { post_id: postId, space_id: spaceId, author_id: authorId, posted_at: postedAt, ...rest };
};

function changesBetween(before: readonly Counted[], now: readonly Counted[]): Change[] {
  const changes = new Map<string, Change>();
  const count = ({ scope, language, words }: Counted, by: number) => {
    for (const word of [everyPost, ...words]) {
      const key = `${scope} ${language} ${word}`;
      const change = changes.get(key) ?? { scope, language, word, posts: 0 };
      change.posts += by;
      changes.set(key, change);
    }
  };
  for (const entry of before) count(entry, -1);
  for (const entry of now) count(entry, 1);
  return [...changes.values()].filter((change) => change.posts !== 0);
}

async function countWords(tx: Tx, changes: Change[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = sql.param(JSON.stringify(changes));
  await tx.execute(sql`
    insert into ${searchWords} (scope, word, language, stem, posts)
    select scope, word, language,
      (case language when 'english' then ${stemOf('english')} else ${stemOf('spanish')} end)[1], posts
      from jsonb_to_recordset(${rows}::jsonb) as change (scope uuid, word text, language search_language, posts int)
    on conflict (scope, word, language) do update set posts = ${searchWords.posts} + excluded.posts`);
  if (changes.every((change) => change.posts > 0)) return;
  const fewer = changes.filter((change) => change.posts < 0).map(({ word }) => word);
  await tx.execute(sql`
    delete from ${searchWords} where posts <= 0 and word = any(${sql.param(fewer)}::text[])`);
}
