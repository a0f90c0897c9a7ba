import { z } from 'zod';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { decodeCursor, MomentKey, pageOf } from '../platform/keyset.ts';
import { authorFrom, excerptOf, requireTopic } from '../spaces/index.ts';
import { type BookmarkKey, type BookmarkRow, listBookmarks, listSavedIn } from './queries.ts';
import type { BookmarkQuery, BookmarkView, SavedOfTopic } from './schemas.ts';

const ByTime = z.tuple([MomentKey, z.uuid()]);
const keyOf = ({ bookmark: { savedAt, id } }: BookmarkRow): BookmarkKey => [
  savedAt.toISOString(),
  id,
];

/** What someone saved. Of a circle its name alone, but for who asks for that circle: its words stay inside. */
export async function showBookmarks({ db }: Deps, { personId }: Actor, query: BookmarkQuery) {
  const { limit, cursor, space: spaceId } = query;
  const wish = { spaceId, after: decodeCursor(ByTime, cursor), limit: limit + 1 };
  const rows = await listBookmarks(db, personId, wish);
  return pageOf(rows, limit, (row) => showBookmark(row, spaceId !== undefined), keyOf);
}

function showBookmark(row: BookmarkRow, isInside: boolean): BookmarkView {
  const { bookmark, space } = row;
  const { postId, topicId, savedAt, note } = bookmark;
  const of = { kind: postId ? ('post' as const) : ('topic' as const), id: postId ?? topicId ?? '' };
  if (!row.isReadable) return { ...of, savedAt, note, readable: null };
  const said = space.kind === 'circle' && !isInside ? null : saidBy(row);
  return { ...of, savedAt, note, readable: { space: { id: space.id, name: space.name }, said } };
}

type Said = NonNullable<NonNullable<BookmarkView['readable']>['said']>;

function saidBy({ bookmark, topic, post, author, readsBeginning }: BookmarkRow): Said {
  const title = readsBeginning ? topic.title : '';
  if (post !== null) {
    const { source, createdAt, pseudonym } = post;
    const excerpt = excerptOf(source ?? '');
    return { title, author: authorFrom(author), pseudonym, excerpt, createdAt };
  }
  if (!readsBeginning) {
    // It began before its reader joined the circle: not its title, nor who began it, nor when.
    return { title, author: null, pseudonym: null, excerpt: '', createdAt: bookmark.savedAt };
  }
  const { pseudonym, createdAt } = topic;
  return { title, author: authorFrom(author), pseudonym, excerpt: '', createdAt };
}

/** What of a topic someone saved, for who reads it. */
export async function showSavedOf(
  { db }: Deps,
  actor: Actor,
  topicId: string,
): Promise<SavedOfTopic> {
  await requireTopic(db, actor, topicId);
  const saved = await listSavedIn(db, actor.personId, topicId);
  return { topic: saved.includes(null), postIds: saved.flatMap((postId) => postId ?? []) };
}
