import { queryOptions } from '@tanstack/react-query';
import { get } from '../app/fetch.ts';
import { live, onNews } from '../app/live-cache.ts';
import { cache } from '../app/query.ts';
import type { Me } from '../people/views.ts';
import type { SavedOfTopic, What } from './views.ts';

/** Not under my own subject, on which much is told that changes nothing here. */
export const savedKey = ['bookmarks'];
export const readSavedAgain = () => void cache.invalidateQueries({ queryKey: savedKey });
onNews('bookmarks.changed', readSavedAgain);

/** So that nothing falls between joining my own subject and reading. */
export const joined = () => live.ready(`people/${cache.getQueryData<Me | null>(['me'])?.id}`);

/** What I saved of a topic. Asked for beside it, so that reading it waits for nothing more. */
export const savedOfQuery = (topicId: string) =>
  queryOptions({
    queryKey: [...savedKey, 'of', topicId],
    async queryFn({ signal }) {
      await joined();
      return get<SavedOfTopic>(`/topics/${topicId}/bookmarks`, signal);
    },
    staleTime: 60_000,
  });

export const bookmarkPath = ({ kind, id }: What) => `/${kind}s/${id}/bookmark`;

export const isAmong = (saved: SavedOfTopic | undefined, { kind, id }: What): boolean =>
  kind === 'topic' ? saved?.topic === true : saved?.postIds.includes(id) === true;
