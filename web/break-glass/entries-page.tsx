import '../app/more-words.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { isProblem } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { useMe } from '../app/me.ts';
import { NothingHere } from '../app/nothing-here.tsx';
import { Columns, PageHead } from '../app/page.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/state-block.tsx';
import { AskAccess } from './ask-access.tsx';
import { EntryCard } from './entry-card.tsx';
import { entriesQuery } from './queries.ts';

/** For network moderators: where two of them open a circle together. */
export function EntriesPage() {
  const say = useSay();
  const me = useMe();
  const list = useInfiniteQuery({ ...entriesQuery(me?.id ?? ''), enabled: me !== undefined });
  const entries = list.data?.pages.flatMap(({ items }) => items);
  if (isProblem(list.error, 'forbidden', 'not-found')) return <NothingHere />;
  return (
    <>
      <PageHead title={say('glass.title')}>
        <p>{say('glass.about')}</p>
        <p>
          <Link to="/moderation">{say('moderation.title')}</Link>
        </p>
      </PageHead>
      <Columns>
        <div className="stack-wide">
          {entries && <AskAccess />}
          {entries?.map((entry) => (
            <EntryCard key={entry.id} entry={entry} />
          ))}
          {entries?.length === 0 && (
            <Panel>
              <EmptyState icon="lock" text={say('glass.none')} />
            </Panel>
          )}
          {!entries && (
            <Panel>
              {list.error ? (
                <ErrorState error={list.error} onRetry={() => void list.refetch()} />
              ) : (
                <Skeleton />
              )}
            </Panel>
          )}
          <MoreButton list={list} />
        </div>
      </Columns>
    </>
  );
}
