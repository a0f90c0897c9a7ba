import { infiniteQueryOptions } from '@tanstack/react-query';
import { get } from '../app/fetch.ts';
import { joined, savedKey } from './queries.ts';
import type { BookmarkList } from './views.ts';

/** @param space  its id, for what I saved there; empty for all */
export const savedQuery = (space: string) =>
  infiniteQueryOptions({
    queryKey: [...savedKey, 'list', space],
    async queryFn({ signal, pageParam }) {
      await joined();
      const wish = new URLSearchParams({
        ...(space && { space }),
        ...(pageParam && { cursor: pageParam }),
      });
      return get<BookmarkList>(`/me/bookmarks${wish.size > 0 ? `?${wish}` : ''}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
