import { useQuery } from '@tanstack/react-query';
import { get } from '../app/fetch.ts';
import type { Author } from './views.ts';

/** The people I have blocked. */
export const useBlocked = () =>
  useQuery({
    queryKey: ['people', 'blocked'],
    queryFn: ({ signal }) => get<{ items: Author[] }>('/me/blocks', signal),
  });
