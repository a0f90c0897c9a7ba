import '../app/more-words.ts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSay } from '../app/language.tsx';
import { Columns, PageHead } from '../app/page.tsx';
import { go, usePlace } from '../app/place.ts';
import { ButtonLink } from '../parts/button.tsx';
import { SelectField } from '../parts/field.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/state-block.tsx';
import { type Keys, ShortcutHelp, useListKeys } from '../spaces/list-keys.tsx';
import { mySpacesQuery } from '../spaces/queries.ts';
import css from './saved-page.module.css';
import { savedQuery } from './saved-query.ts';
import { SavedRow } from './saved-row.tsx';
import { useTakenOut } from './use-taken-out.ts';

const keys: Keys = [
  ['j', 'saved.next'],
  ['k', 'saved.before'],
  ['Enter', 'keys.enter'],
  ['/', 'keys.search'],
  ['?', 'keys.help'],
];

/** What I saved, the newest first; of one space, if I like. */
export function SavedPage() {
  const say = useSay();
  const { search } = usePlace();
  const space = search.get('space') ?? '';
  return (
    <>
      <PageHead title={say('saved.title')}>
        <p>{say('saved.about')}</p>
      </PageHead>
      <Columns>
        <SpaceFilter space={space} />
        <List key={space} space={space} />
      </Columns>
    </>
  );
}

function SpaceFilter({ space }: { space: string }) {
  const say = useSay();
  const { data: spaces } = useQuery(mySpacesQuery);
  return (
    <div className={css.filter}>
      <SelectField
        label={say('search.in')}
        value={space}
        options={[
          { value: '', label: say('search.anySpace') },
          ...(spaces?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={({ target }) => go(target.value ? `/saved?space=${target.value}` : '/saved')}
      />
    </div>
  );
}

function List({ space }: { space: string }) {
  const say = useSay();
  const list = useInfiniteQuery(savedQuery(space));
  const saved = list.data?.pages.flatMap(({ items }) => items);
  const { rows, takeOut, undo } = useTakenOut(saved);
  const help = useListKeys({ onCompose: undefined });
  const count = saved?.length ?? 0;
  return (
    <>
      {count > 0 && (
        <p className="meta">
          {say(list.hasNextPage ? 'saved.countMore' : 'saved.count', { count })}
        </p>
      )}
      <Panel>
        {rows && rows.length > 0 && (
          <ul data-list="saved">
            {rows.map(({ bookmark, isTakenOut }) => (
              <li key={`${bookmark.kind} ${bookmark.id}`}>
                <SavedRow
                  bookmark={bookmark}
                  isInside={space !== ''}
                  isTakenOut={isTakenOut}
                  onTakeOut={() => takeOut(bookmark)}
                  onUndo={() => undo(bookmark)}
                />
              </li>
            ))}
          </ul>
        )}
        {rows?.length === 0 && <Nothing space={space} />}
        {!saved && list.error && (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        )}
        {!saved && !list.error && <Skeleton rows={4} />}
      </Panel>
      <MoreButton list={list} />
      {count > 0 && <ShortcutHelp {...help} keys={keys} />}
    </>
  );
}

function Nothing({ space }: { space: string }) {
  const say = useSay();
  return space ? (
    <EmptyState icon="saved" text={say('saved.emptyHere')}>
      <ButtonLink to="/saved">{say('saved.all')}</ButtonLink>
    </EmptyState>
  ) : (
    <EmptyState icon="saved" text={say('saved.empty')}>
      <ButtonLink to="/spaces">{say('saved.find')}</ButtonLink>
    </EmptyState>
  );
}
