import { type Query, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { get } from '../app/fetch.ts';
import { live, onNews } from '../app/live-cache.ts';
import { useMe } from '../app/me.ts';
import { cache } from '../app/query.ts';
import type { Home } from '../digests/views.ts';

const longestMs = 5 * 60_000;
const shortestMs = 30_000; // also where the clock of this device is ahead

/** Again when the first thing is too late to do; and now and then, for what nobody is told of. */
function whenToLookAgain({ state: { data } }: Query<Home>): number {
  const dues = data?.needsYou.flatMap(({ dueAt }) => (dueAt ? [Date.parse(dueAt)] : [])) ?? [];
  return Math.max(shortestMs, Math.min(longestMs, ...dues.map((due) => due - Date.now())));
}

/** What needs me, kept up to date by my own subject, and by that of spaces in which a clock runs for me. */
export function useHome() {
  const me = useMe();
  const id = me?.id ?? '';
  const home = useQuery({
    queryKey: ['people', id, 'home'],
    async queryFn({ signal }) {
      await live.ready(`people/${id}`);
      return get<Home>('/me/home', signal);
    },
    enabled: id !== '',
    refetchInterval: whenToLookAgain,
  });
  const clocks = home.data?.needsYou.filter(({ kind }) => kind === 'consultancy') ?? [];
  useClocks([...new Set(clocks.map(({ spaceId }) => spaceId ?? ''))].sort().join(' '));
  return home;
}

/** @param spaceIds  with a space between them */
function useClocks(spaceIds: string) {
  useEffect(() => {
    if (spaceIds === '') return undefined;
    const leave = spaceIds.split(' ').map((spaceId) => live.join(`spaces/${spaceId}`));
    const end = onNews('consultancies.clock-turned', () => {
      void cache.invalidateQueries({ queryKey: ['people'] });
    });
    return () => {
      end();
      for (const go of leave) go();
    };
  }, [spaceIds]);
}
