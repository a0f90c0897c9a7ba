import { useQuery } from '@tanstack/react-query';
import { get } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { AvatarStack } from '../parts/avatar.tsx';
import css from './people-alike.module.css';
import type { AlikeInSpace, AlikeList } from './views.ts';

/** Where people like me are, among these spaces. A list without it is a whole list, so it is silent when it fails. */
export function useAlike(spaceIds: string[]): ReadonlyMap<string, AlikeInSpace> {
  const query = spaceIds.map((id) => `space=${id}`).join('&');
  const { data } = useQuery({
    queryKey: ['alike', query],
    queryFn: ({ signal }) => get<AlikeList>(`/me/people-alike?${query}`, signal),
    enabled: spaceIds.length > 0,
    staleTime: 300_000,
    placeholderData: (before) => before,
  });
  return new Map(data?.items.map((found) => [found.spaceId, found]));
}

/** How many people like me are in a space, and the first of them. */
export function PeopleAlike({ found }: { found: AlikeInSpace }) {
  const { say, language } = useSpeech();
  const { count, people } = found;
  const names = new Intl.ListFormat(language).format(people.map(({ name }) => name));
  return (
    <p className={css.line}>
      <AvatarStack people={people} />
      <span>{say('alike.here', { count, names })}</span>
    </p>
  );
}
