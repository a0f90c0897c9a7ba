import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from '../app/fetch.ts';
import { live } from '../app/live-cache.ts';
import { cache } from '../app/query.ts';
import { timed } from '../app/server-clock.ts';
import type { AnswerList, RoundView } from './views.ts';

export const roundQuery = (topicId: string) =>
  queryOptions({
    queryKey: ['topics', topicId, 'check-in'],
    async queryFn({ signal }) {
      await live.ready(`topics/${topicId}`);
      return timed(await get<RoundView>(`/topics/${topicId}/check-in`, signal));
    },
  });

export const answersQuery = (topicId: string) =>
  infiniteQueryOptions({
    queryKey: ['topics', topicId, 'check-in', 'answers'],
    async queryFn({ signal, pageParam }) {
      await live.ready(`topics/${topicId}`);
      const cursor = pageParam && `?cursor=${encodeURIComponent(pageParam)}`;
      return get<AnswerList>(`/topics/${topicId}/check-in/answers${cursor}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: (last: AnswerList) => last.next,
  });

/** Shows how the round stands after something I did; what else may have changed is read again. */
export function takeRound(view: RoundView) {
  cache.setQueryData(roundQuery(view.topicId).queryKey, timed(view));
  void cache.invalidateQueries({ queryKey: ['topics', view.topicId, 'check-in', 'answers'] });
}
