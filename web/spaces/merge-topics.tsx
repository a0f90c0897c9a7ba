import '../app/more-words.ts';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { announceAnswer } from '../app/announce.ts';
import { put } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { go } from '../app/place.ts';
import { cache } from '../app/query.ts';
import { MoreButton } from '../parts/more-button.tsx';
import { repliesOf } from '../parts/topic-row.tsx';
import { ChoosePlace } from './choose-place.tsx';
import { isPlain } from './plain-topic.ts';
import { topicsQuery } from './queries.ts';
import type { Topic } from './views.ts';

/** Puts a conversation into another of its space. */
export function MergeTopics({ topic, onClose }: { topic: Topic; onClose(): void }) {
  const say = useSay();
  const list = useInfiniteQuery(topicsQuery(topic.spaceId, 'all'));
  const others = list.data?.pages
    .flatMap(({ items }) => items)
    .filter((other) => other.id !== topic.id && other.lockedAt === null && isPlain(other))
    .filter(({ mine }) => !mine.beganEarlier);
  const merge = useMutation({
    mutationFn: (intoId: string) =>
      put<Topic>(`/topics/${topic.id}/merged-into`, { topicId: intoId }),
    onSuccess(merged) {
      cache.removeQueries({ queryKey: ['topics', merged.id] });
      void cache.invalidateQueries({ queryKey: ['spaces'] });
      announceAnswer(say('arrange.merged', { title: merged.title }));
      go(`/topics/${merged.id}`, { replace: true });
    },
  });
  return (
    <ChoosePlace
      title={say('topic.merge')}
      about={say('arrange.mergeAbout')}
      legend={say('arrange.topics')}
      places={others?.map(({ id, title, postsCount }) => {
        return { id, name: title, about: say('topic.replies', { count: repliesOf(postsCount) }) };
      })}
      none={say('arrange.noTopics')}
      send={say('arrange.mergeThere')}
      busy={merge.isPending}
      problem={merge.error && say('state.notDone')}
      loading={{ error: list.error, onRetry: () => void list.refetch() }}
      onChoose={(intoId) => merge.mutate(intoId)}
      onClose={onClose}
    >
      <MoreButton list={list} />
    </ChoosePlace>
  );
}
