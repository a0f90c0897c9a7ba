import '../app/more-words.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { useMe } from '../app/me.ts';
import { Columns, PageHead } from '../app/page.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/state-block.tsx';
import { Flags } from '../student-data/flags.tsx';
import { Appeals } from './appeals.tsx';
import { CaseCard } from './case-card.tsx';
import { isStaff, queueQuery } from './queries.ts';
import { keepPlaces, type Shown } from './steady-queue.ts';
import type { CaseList } from './views.ts';

/** What people reported and waits for me, the oldest first. */
export function Queue() {
  const say = useSay();
  const me = useMe();
  const list = useInfiniteQuery(queueQuery(me?.id ?? ''));
  const staff = isStaff(me);
  const shown = useSteady(list.data?.pages);
  return (
    <>
      <PageHead title={say('moderation.title')}>
        <p>{say('moderation.about')}</p>
        {staff && (
          <p>
            <Link to="/moderation/break-glass">{say('glass.title')}</Link>
          </p>
        )}
      </PageHead>
      <Columns>
        <div className="stack-wide">
          {shown?.length === 0 && (
            <Panel>
              <EmptyState icon="check" text={say('moderation.none')} />
            </Panel>
          )}
          {shown?.map(({ case: one, gone }) => (
            <CaseCard key={one.id} reported={one} gone={gone} />
          ))}
          {!shown && (
            <Panel>
              {list.error ? (
                <ErrorState error={list.error} onRetry={() => void list.refetch()} />
              ) : (
                <Skeleton />
              )}
            </Panel>
          )}
          <MoreButton list={list} />
          {staff && <Appeals />}
          {staff && <Flags />}
          {staff && me?.staffRole === 'administrator' && (
            <p>
              <Link to="/audit">{say('audit.to')}</Link>
            </p>
          )}
        </div>
      </Columns>
    </>
  );
}

function useSteady(pages: CaseList[] | undefined): Shown[] | undefined {
  const [shown, setShown] = useState<Shown[]>();
  const [seen, setSeen] = useState<CaseList[]>();
  if (pages !== seen && pages) {
    setSeen(pages);
    const next = keepPlaces(
      shown ?? [],
      pages.flatMap(({ items }) => items),
    );
    setShown(next);
    return next;
  }
  return shown;
}
