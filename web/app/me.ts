import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Me } from '../people/views.ts';
import { get, isProblem } from './fetch.ts';

/** Who is signed in, or null. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  async queryFn({ signal }): Promise<Me | null> {
    try {
      return await get<Me>('/me', signal);
    } catch (error) {
      if (isProblem(error, 'not-signed-in')) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** The person who is signed in; undefined while that is being found out, and when nobody is. */
export const useMe = (): Me | undefined => useQuery(meQuery).data ?? undefined;
