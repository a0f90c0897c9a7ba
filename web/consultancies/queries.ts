import { queryOptions, useQuery } from '@tanstack/react-query';
import { get } from '../app/fetch.ts';
import { live } from '../app/live-cache.ts';
import { timed } from '../app/server-clock.ts';
import type { Topic } from '../spaces/views.ts';
import type { ConsultancyView } from './views.ts';

export const consultancyQuery = (topicId: string) =>
  queryOptions({
    queryKey: ['topics', topicId, 'consultancy'],
    async queryFn({ signal }) {
      await live.ready(`topics/${topicId}`);
      return timed(await get<ConsultancyView>(`/topics/${topicId}/consultancy`, signal));
    },
  });

/** Whether the reader is the presenter of a consultancy whose others discuss just now; read by what shows its clock. */
export function useListening({ id }: Pick<Topic, 'id'>): boolean {
  const { data } = useQuery({ ...consultancyQuery(id), enabled: false });
  return data?.mine.listens ?? false;
}
