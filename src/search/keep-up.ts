import { type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '../platform/db.ts';
import { type Logged, readLog } from '../platform/outbox/read-log.ts';
import {
  postEdited,
  postRemoved,
  posts,
  postWritten,
  spaces,
  topicChanged,
  topicMoved,
  topicRemoved,
  topicSplit,
  topics,
  topicsMerged,
} from '../spaces/index.ts';
import { indexPosts } from './index-posts.ts';
import { scopeColumn } from './scopes.ts';
import { searchEntries, searchProgress, searchWords } from './tables.ts';

/** Events that are taken in at once, and what the last round of the relay adds to them. */
const mostEvents = 200;
/** How much is indexed at once when the tables are looked through: posts, and bytes of them. */
const batch = { posts: 500, bytes: 500_000 };

/**
 * Takes in what happened since the last time, many events in one transaction: one at a time, whoever else wants to.
 *
 * It follows the rounds of the relay, and keeps how far it has come together with what it wrote. A post so costs no job
 * of its own, and nothing where it is written.
 */
export async function catchUp(db: Db): Promise<{ more: boolean }> {
  return db.transaction(async (tx) => {
    const [progress] = await tx.select().from(searchProgress).for('update', { skipLocked: true });
    if (!progress) return { more: false }; // another process is at it
    const events = await readLog(tx, progress.upTo, mostEvents);
    const last = events.at(-1);
    if (!last) return { more: false };
    await indexPosts(tx, [...postsIn(events), ...(await postsOf(tx, topicsIn(events)))]);
    await tx.update(searchProgress).set({ upTo: last.round });
    return { more: events.length >= mostEvents };
  });
}

const ofPosts = [postWritten, postEdited, postRemoved];
const ofTopics = [topicChanged, topicRemoved, topicMoved, topicSplit];

const postsIn = (events: readonly Logged[]): string[] => [
  ...ofPosts.flatMap((kind) =>
    events.filter(({ type }) => type === kind.type).map(({ data }) => kind.data.parse(data).postId),
  ),
  ...events
    .filter(({ type }) => type === topicsMerged.type)
    .flatMap(({ data }) => topicsMerged.data.parse(data).postIds),
];
const topicsIn = (events: readonly Logged[]): string[] =>
  ofTopics.flatMap((kind) =>
    events
      .filter(({ type }) => type === kind.type)
      .map(({ data }) => kind.data.parse(data).topicId),
  );

/** The first post of each topic, which has its title, and others whose topic has gone elsewhere. */
async function postsOf(tx: Tx, topicIds: string[]): Promise<string[]> {
  if (topicIds.length === 0) return [];
  const { rows } = await tx.execute<{ id: string }>(sql`
    select ${posts.id} from ${posts} join ${topics} on ${topics.id} = ${posts.topicId}
      left join ${searchEntries} on ${searchEntries.postId} = ${posts.id}
     where ${topics.id} = any(${sql.param(topicIds)}::uuid[])
       and (${posts.position} = 1 or ${searchEntries.spaceId} is distinct from ${topics.spaceId})`);
  return rows.map(({ id }) => id);
}

const isMissing = sql`${searchEntries.postId} is null and ${posts.removedAt} is null
  and ${topics.deletedAt} is null and ${spaces.kind} <> 'circle'`;

const isOutdated = sql`${searchEntries.postId} is not null and (${searchEntries.version} <> ${posts.version}
  or ${searchEntries.spaceId} <> ${topics.spaceId} or ${searchEntries.scope} <> ${scopeColumn}
  or ${posts.removedAt} is not null or ${topics.deletedAt} is not null or ${spaces.kind} = 'circle')`;

/** Brings what a space's posts are found by to its readers: to everyone, or to its members alone. */
export const regroupSpace = (db: Db, spaceId: string, signal: AbortSignal): Promise<number> =>
  indexAll(db, sql`${spaces.id} = ${spaceId}::uuid and ${isOutdated}`, signal);

/** Looks through all posts, and makes good what the index lacks or has wrongly. Also how it is made at first. */
export async function checkIndex(db: Db, signal: AbortSignal, tell?: Tell): Promise<number> {
  const missing = await indexAll(db, isMissing, signal, tell);
  return missing + (await indexAll(db, isOutdated, signal, tell));
}

/** Empties the index and makes it anew. Whoever searches meanwhile finds what is there so far. */
export async function rebuildIndex(db: Db, signal: AbortSignal, tell: Tell): Promise<number> {
  await db.execute(sql`truncate ${searchEntries}, ${searchWords}`);
  return checkIndex(db, signal, tell);
}

type Tell = (indexed: number) => void;

async function indexAll(db: Db, which: SQL, signal: AbortSignal, tell?: Tell): Promise<number> {
  let indexed = 0;
  let after = beforeTheFirst;
  for (;;) {
    signal.throwIfAborted();
    const ids = await findSome(db, which, after);
    const last = ids.at(-1);
    if (last === undefined) return indexed;
    await indexPosts(db, ids);
    after = last;
    indexed += ids.length;
    tell?.(indexed);
  }
}

const beforeTheFirst = '00000000-0000-0000-0000-000000000000';

async function findSome(db: Db, which: SQL, after: string): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from (
      select id, sum(size) over (order by id) - size as before from (
        select ${posts.id}, octet_length(${posts.source}) as size
          from ${posts} join ${topics} on ${topics.id} = ${posts.topicId} join ${spaces} on ${spaces.id} = ${topics.spaceId}
          left join ${searchEntries} on ${searchEntries.postId} = ${posts.id}
         where ${posts.id} > ${after}::uuid and ${which} order by ${posts.id} limit ${batch.posts}
      ) sized
    ) summed where before < ${batch.bytes} order by id`);
  return rows.map(({ id }) => id);
}
