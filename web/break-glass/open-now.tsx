import { useInfiniteQuery } from '@tanstack/react-query';
import { useSpeech } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { Banner } from '../parts/banner.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { looksQuery } from './queries.ts';

/** Says in a circle that it is open to two moderators, as long as it is. */
export function OpenNow({ spaceId }: { spaceId: string }) {
  const { say, show } = useSpeech();
  const { data } = useInfiniteQuery(looksQuery(spaceId));
  const open = data?.pages.flatMap(({ items }) => items).find(({ state }) => state === 'open');
  if (!open) return null;
  return (
    <Banner icon="warning">
      {show(open.topic ? 'spaces.revealNow' : 'spaces.openNow', {
        time: <ZonedTime at={open.endsAt} as="full" />,
      })}{' '}
      <Link to={`/spaces/${spaceId}/looks`}>{say('spaces.whoLooked')}</Link>
    </Banner>
  );
}
