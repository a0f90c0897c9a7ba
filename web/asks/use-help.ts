import { useQuery } from '@tanstack/react-query';
import { get } from '../app/fetch.ts';
import { live } from '../app/live-cache.ts';
import { useMe } from '../app/me.ts';
import type { Help } from './views.ts';

/** Who was asked about a question of mine, or whether I am asked about this one; told on my own subject. */
export function useHelp({ id, kind }: { id: string; kind: string }) {
  const me = useMe();
  const personId = me?.id ?? '';
  return useQuery({
    queryKey: ['people', personId, 'help', id],
    async queryFn({ signal }) {
      await live.ready(`people/${personId}`);
      return get<Help>(`/topics/${id}/help`, signal);
    },
    enabled: personId !== '' && kind === 'question',
  });
}
