import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useAlike } from '../alike/people-alike.tsx';
import { announceAnswer } from '../app/announce.ts';
import { useSay } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { Columns, PageHead } from '../app/page.tsx';
import { usePlace } from '../app/place.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/state-block.tsx';
import { chosenIn, DirectoryFilters } from './directory-filters.tsx';
import { OnTheWay } from './on-the-way.tsx';
import { directoryQuery } from './queries.ts';
import { SpaceRow } from './space-row.tsx';
import { StartSpace } from './start-space.tsx';

/** The spaces that anyone may find: mine, and those that can be joined or asked for. */
export function SpaceDirectory() {
  const say = useSay();
  const [starting, setStarting] = useState(false);
  const { search } = usePlace();
  return (
    <>
      <PageHead title={say('spaces.title')}>
        <p>{say('spaces.about')}</p>
      </PageHead>
      <Columns>
        <div className="stack">
          <Button onClick={() => setStarting(true)}>
            <Icon name="plus" small />
            {say('spaces.start')}
          </Button>
          <OnTheWay />
          <DirectoryFilters />
          <Results chosen={chosenIn(search)} />
        </div>
      </Columns>
      {starting && <StartSpace onClose={() => setStarting(false)} />}
    </>
  );
}

function Results({ chosen }: { chosen: string }) {
  const say = useSay();
  const list = useInfiniteQuery(directoryQuery(chosen));
  const spaces = list.data?.pages.flatMap(({ items }) => items);
  const alike = useAlike(spaces?.filter(({ kind }) => kind === 'open').map(({ id }) => id) ?? []);
  const count = spaces?.length;
  const told =
    chosen === '' || count === undefined
      ? ''
      : say(list.hasNextPage ? 'directory.foundMore' : 'directory.found', { count });
  useEffect(() => {
    if (told) announceAnswer(told);
  }, [told]);
  return (
    <>
      {told && <p className="meta">{told}</p>}
      <Panel>
        {spaces?.length === 0 && (
          <EmptyState text={say(chosen ? 'directory.none' : 'spaces.none')}>
            {chosen && <ButtonLink to="/spaces">{say('directory.all')}</ButtonLink>}
          </EmptyState>
        )}
        {spaces && spaces.length > 0 && (
          <ul>
            {spaces.map((space) => (
              <SpaceRow key={space.id} space={space} alike={alike.get(space.id)} />
            ))}
          </ul>
        )}
        {!spaces && list.error && (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        )}
        {!spaces && !list.error && <Skeleton />}
      </Panel>
      <MoreButton list={list} />
      {alike.size > 0 && (
        <p className="meta">
          {say('alike.why')} <Link to="/profile">{say('alike.profile')}</Link>
        </p>
      )}
    </>
  );
}
