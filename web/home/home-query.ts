import { useQuery } from '@tanstack/react-query';
import { get } from '../app/fetch.ts';
import { live } from '../app/live-cache.ts';
import { useMe } from '../app/me.ts';
import type { Home } from '../digests/views.ts';

/** What needs me, kept up to date by my own subject. */
export function useHome() {
  const me = useMe();
  const id = me?.id ?? '';
  return useQuery({
    queryKey: ['people', id, 'home'],
    async queryFn({ signal }) {
      await live.ready(`people/${id}`);
      return get<Home>('/me/home', signal);
    },
    enabled: id !== '',
  });
}
