import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import { get } from '../app/fetch.ts';
import { live, onNews } from '../app/live-cache.ts';
import { useMe } from '../app/me.ts';
import { cache } from '../app/query.ts';
import type { JoinRequests, NotificationCount, NotificationList } from './views.ts';

/** Not under my own subject: what else is told there may come in quiet hours, in which the bell stays as it is. */
export const newsKey = ['news'];
const readAgain = () => void cache.invalidateQueries({ queryKey: newsKey });

for (const type of [
  'notifications.made',
  'notifications.settled',
  'notifications.read',
  'break-glass.people-told',
  'spaces.read-marked',
  'spaces.space-read',
  'spaces.level-changed',
]) {
  onNews(type, readAgain);
}

/** In how many conversations something waits for me. */
export function useUnreadNews() {
  const me = useMe();
  return useQuery({
    queryKey: [...newsKey, 'count'],
    async queryFn({ signal }) {
      await live.ready(`people/${me?.id}`);
      return get<NotificationCount>('/me/notifications/count', signal);
    },
    enabled: me !== undefined,
  });
}

export const newsQuery = infiniteQueryOptions({
  queryKey: [...newsKey, 'list'],
  queryFn: ({ signal, pageParam }) =>
    get<NotificationList>(
      `/me/notifications${pageParam && `?cursor=${encodeURIComponent(pageParam)}`}`,
      signal,
    ),
  initialPageParam: '',
  getNextPageParam: (last) => last.next,
});

export const joinRequestsQuery = queryOptions({
  queryKey: [...newsKey, 'join-requests'],
  queryFn: ({ signal }) => get<JoinRequests>('/me/join-requests', signal),
});
