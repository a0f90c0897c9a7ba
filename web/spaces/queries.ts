import { type InfiniteData, infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from '../app/fetch.ts';
import { live } from '../app/live-cache.ts';
import { cache } from '../app/query.ts';
import type { TopicTag } from './challenges.ts';
import type {
  Charter,
  PostPage,
  Space,
  SpaceList,
  Topic,
  TopicFilter,
  TopicList,
} from './views.ts';

const pages = {
  initialPageParam: '',
  getNextPageParam: (last: { next: string | null }) => last.next,
};
const page = (path: string, cursor: string | null) =>
  cursor ? `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}` : path;

export const mySpacesQuery = queryOptions({
  queryKey: ['spaces', 'mine'],
  queryFn: ({ signal }) => get<SpaceList>('/spaces?membership=mine&limit=100', signal),
  staleTime: 60_000,
});

/** @param chosen  what to look for, as a query of the address */
export const directoryQuery = (chosen: string) =>
  infiniteQueryOptions({
    queryKey: ['spaces', 'directory', chosen],
    queryFn: ({ signal, pageParam }) =>
      get<SpaceList>(page(chosen ? `/spaces?${chosen}` : '/spaces', pageParam), signal),
    ...pages,
  });

export const spaceQuery = (spaceId: string) =>
  queryOptions({
    queryKey: ['spaces', spaceId],
    async queryFn({ signal }) {
      await live.ready(`spaces/${spaceId}`);
      return get<Space>(`/spaces/${spaceId}`, signal);
    },
  });

export const charterQuery = (spaceId: string) =>
  queryOptions({
    queryKey: ['spaces', spaceId, 'charter'],
    queryFn: ({ signal }) => get<Charter>(`/spaces/${spaceId}/charter`, signal),
  });

export const topicsQuery = (spaceId: string, filter: TopicFilter, tag: TopicTag | '' = '') =>
  infiniteQueryOptions({
    queryKey: ['spaces', spaceId, 'topics', filter, ...(tag ? [tag] : [])],
    async queryFn({ signal, pageParam }) {
      await live.ready(`spaces/${spaceId}`);
      const wish = new URLSearchParams({
        ...(filter !== 'all' && { filter }),
        ...(tag && { tag }),
      });
      const path = `/spaces/${spaceId}/topics${wish.size > 0 ? `?${wish}` : ''}`;
      return get<TopicList>(page(path, pageParam), signal);
    },
    ...pages,
  });

export const topicQuery = (topicId: string) =>
  queryOptions({
    queryKey: ['topics', topicId],
    async queryFn({ signal }) {
      await live.ready(`topics/${topicId}`);
      return get<Topic>(`/topics/${topicId}`, signal);
    },
  });

/** A conversation is opened at the first unread post, and read on in both directions. */
export const postsQuery = (topicId: string) =>
  infiniteQueryOptions({
    queryKey: ['topics', topicId, 'posts'],
    async queryFn({ signal, pageParam }) {
      await live.ready(`topics/${topicId}`);
      const start = pageParam ? '' : `?from=${startOf(topicId)}`;
      return get<PostPage>(page(`/topics/${topicId}/posts${start}`, pageParam), signal);
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    getPreviousPageParam: (first) => first.previous,
  });

/** A link may name the post to begin with. Reading again begins where the reader began, so that nothing shifts when the unread mark moves on. */
function startOf(topicId: string): number | 'first-unread' {
  const key = ['topics', topicId, 'posts'];
  const shown = cache.getQueryData<InfiniteData<PostPage>>(key);
  const wanted = Number(new URLSearchParams(location.search).get('post'));
  return shown?.pages[0]?.items[0]?.position ?? (wanted || 'first-unread');
}
