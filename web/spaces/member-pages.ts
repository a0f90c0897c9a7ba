import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { get } from '../app/fetch.ts';
import type { MemberList } from './views.ts';

type Status = MemberList['items'][number]['status'] & ('member' | 'asked' | 'invited');
type Page<Item> = { items: Item[]; next: string | null };

/** A list of a space that only its people read, page by page. */
const pagesOf = <Item>(spaceId: string, list: string[], path: string) =>
  infiniteQueryOptions({
    queryKey: ['spaces', spaceId, ...list],
    queryFn: ({ signal, pageParam }) => {
      const cursor = pageParam && `&cursor=${encodeURIComponent(pageParam)}`;
      return get<Page<Item>>(`/spaces/${spaceId}/${path}${cursor}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

/** Reads such a list, with what has been read so far as one. */
export function useRows<Item>(spaceId: string, list: string[], path: string) {
  const query = useInfiniteQuery(pagesOf<Item>(spaceId, list, path));
  return { ...query, rows: query.data?.pages.flatMap(({ items }) => items) };
}

export const useMembers = (spaceId: string, status: Status) =>
  useRows<MemberList['items'][number]>(
    spaceId,
    ['members', status],
    `members?status=${status}&limit=50`,
  );
