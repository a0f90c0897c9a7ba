import { announceAnswer } from '../app/announce.ts';
import { put, remove } from '../app/fetch.ts';
import type { Say } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { bookmarkPath, isAmong, readSavedAgain, savedOfQuery } from './queries.ts';
import type { SavedOfTopic, What } from './views.ts';

/**
 * Saves what was not saved, and takes out what was. The page shows it at once, and as it was when it could not be done.
 *
 * @throws  what the server refused, or that there was no answer
 */
export async function keep(what: What, topicId: string, say: Say): Promise<void> {
  const { queryKey } = savedOfQuery(topicId);
  await cache.cancelQueries({ queryKey });
  const before = cache.getQueryData(queryKey) ?? { topic: false, postIds: [] };
  const wasSaved = isAmong(before, what);
  cache.setQueryData(queryKey, after(before, what, !wasSaved));
  try {
    await (wasSaved ? remove(bookmarkPath(what)) : put(bookmarkPath(what)));
    announceAnswer(say(wasSaved ? 'bookmark.gone' : 'bookmark.kept'));
  } catch (error) {
    cache.setQueryData(queryKey, before);
    throw error;
  } finally {
    readSavedAgain();
  }
}

function after(saved: SavedOfTopic, { kind, id }: What, keeps: boolean): SavedOfTopic {
  if (kind === 'topic') return { ...saved, topic: keeps };
  const others = saved.postIds.filter((postId) => postId !== id);
  return { ...saved, postIds: keeps ? [id, ...others] : others };
}
