import '../app/more-words.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { announceAnswer } from '../app/announce.ts';
import { put } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { ChoosePlace } from './choose-place.tsx';
import { mySpacesQuery } from './queries.ts';
import type { SpaceInList, Topic } from './views.ts';

const isOpenTo = ({ kind, archivedAt, mine }: SpaceInList) =>
  mine.mayPost && archivedAt === null && kind !== 'circle' && kind !== 'conversation';

/** Moves a conversation to another of my spaces. */
export function MoveTopic({ topic, onClose }: { topic: Topic; onClose(): void }) {
  const say = useSay();
  const { data, error, refetch } = useQuery(mySpacesQuery);
  const spaces = data?.items.filter((space) => space.id !== topic.spaceId && isOpenTo(space));
  const move = useMutation({
    mutationFn: (spaceId: string) => put<Topic>(`/topics/${topic.id}/space`, { spaceId }),
    onSuccess(moved) {
      cache.setQueryData(['topics', topic.id], moved);
      void cache.invalidateQueries({ queryKey: ['spaces'] });
      const name = spaces?.find(({ id }) => id === moved.spaceId)?.name ?? '';
      announceAnswer(say('arrange.moved', { name }));
      onClose();
    },
  });
  return (
    <ChoosePlace
      title={say('topic.move')}
      about={say('arrange.moveAbout')}
      legend={say('arrange.spaces')}
      places={spaces?.map(({ id, name, membersCount }) => {
        return { id, name, about: say('spaces.members', { count: membersCount }) };
      })}
      none={say('arrange.noSpaces')}
      send={say('arrange.moveThere')}
      busy={move.isPending}
      problem={move.error && say('state.notDone')}
      loading={{ error, onRetry: () => void refetch() }}
      onChoose={(spaceId) => move.mutate(spaceId)}
      onClose={onClose}
    />
  );
}
