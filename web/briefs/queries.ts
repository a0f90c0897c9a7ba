import { queryOptions } from '@tanstack/react-query';
import { get } from '../app/fetch.ts';
import { live, onEvent } from '../app/live-cache.ts';
import { cache } from '../app/query.ts';
import type { Brief, BriefView } from './views.ts';

export const briefQuery = (topicId: string) =>
  queryOptions({
    queryKey: ['topics', topicId, 'brief'],
    async queryFn({ signal }) {
      await live.ready(`topics/${topicId}`);
      return get<Brief>(`/topics/${topicId}/brief`, signal);
    },
  });

onEvent('briefs.brief-written', ({ data }) => {
  const view = data as BriefView;
  const { queryKey } = briefQuery(view.topicId);
  cache.setQueryData<Brief>(queryKey, (before) => before && { ...before, ...view });
});
