import { infiniteQueryOptions } from '@tanstack/react-query';
import { get } from '../app/fetch.ts';
import type { DraftList } from './views.ts';

export const draftsQuery = infiniteQueryOptions({
  queryKey: ['drafts'],
  queryFn: ({ signal, pageParam }) =>
    get<DraftList>(`/me/drafts${pageParam && `?cursor=${encodeURIComponent(pageParam)}`}`, signal),
  initialPageParam: '',
  getNextPageParam: (last) => last.next,
  staleTime: 0, // whoever comes back from writing sees what they wrote
});
