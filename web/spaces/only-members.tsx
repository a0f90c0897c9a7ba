import { useSay } from '../app/language.tsx';
import { Banner } from '../parts/banner.tsx';
import type { Space } from './views.ts';

/** Says at the top of each page of a circle who can read it. */
export function OnlyMembers({ space }: { space: Pick<Space, 'kind' | 'membersCount'> }) {
  const say = useSay();
  if (space.kind !== 'circle') return null;
  return <Banner icon="lock">{say('spaces.onlyMembers', { count: space.membersCount })}</Banner>;
}
