import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isProblem, remove } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { useMe } from '../app/me.ts';
import { NothingHere } from '../app/nothing-here.tsx';
import { Columns, PageHead } from '../app/page.tsx';
import { go } from '../app/place.ts';
import { cache } from '../app/query.ts';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/state-block.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { entryQuery } from './queries.ts';
import type { Entry } from './views.ts';

/** Around everything that is looked at: whose it is, until when it is open, and the way to close it. */
export function Looking(props: {
  entryId: string;
  title: string;
  back: { to: string; label: string };
  children(entry: Entry): ReactNode;
}) {
  const { say, show } = useSpeech();
  const me = useMe();
  const {
    data: entry,
    error,
    refetch,
  } = useQuery({
    ...entryQuery(me?.id ?? '', props.entryId),
    enabled: me !== undefined,
  });
  const end = useMutation({
    mutationFn: () => remove(`/break-glass/${props.entryId}`),
    async onSuccess() {
      await cache.invalidateQueries({ queryKey: ['people'] });
      go('/moderation/break-glass');
    },
  });
  if (isProblem(error, 'not-found', 'invalid-input', 'forbidden')) return <NothingHere />;
  return (
    <>
      <PageHead title={props.title}>
        <p>
          <Link to={props.back.to}>{props.back.label}</Link>
        </p>
      </PageHead>
      <Columns>
        {entry?.mine.mayRead && (
          <>
            <Banner icon="warning">
              {show('glass.youLook', {
                time: <ZonedTime at={entry.endsAt ?? entry.askedAt} as="full" />,
              })}
            </Banner>
            <div>
              <Button busy={end.isPending} onClick={() => end.mutate()}>
                {say('glass.endNow')}
              </Button>
              {end.error && <p role="alert">{say('state.notDone')}</p>}
            </div>
            {props.children(entry)}
          </>
        )}
        {!entry?.mine.mayRead && (
          <Panel>
            {entry && <EmptyState icon="lock" text={say('glass.notOpen')} />}
            {!entry && error && <ErrorState error={error} onRetry={() => void refetch()} />}
            {!entry && !error && <Skeleton />}
          </Panel>
        )}
      </Columns>
    </>
  );
}
