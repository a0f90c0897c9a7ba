import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { announceAnswer } from '../app/announce.ts';
import { get } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { PageHead } from '../app/page.tsx';
import { go, usePlace } from '../app/place.ts';
import { Button } from '../parts/button.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/state-block.tsx';
import { mySpacesQuery } from '../spaces/queries.ts';
import { tagOptions } from '../spaces/tag-filter.tsx';
import { HitRow } from './hit-row.tsx';
import { forgetSearches, recentSearches, rememberSearch } from './recent-searches.ts';
import css from './search-page.module.css';
import type { SearchPage as Found } from './views.ts';

const filters = ['in', 'kind', 'tag', 'answered', 'order', 'since', 'until'] as const;

/** Finds what was said. What is looked for stands in the address, so that going back finds it again. */
export function SearchPage() {
  const say = useSay();
  const { search } = usePlace();
  const words = search.get('q') ?? '';
  return (
    <>
      <PageHead title={say('search.title')}>
        <p>{say('search.about')}</p>
      </PageHead>
      <SearchForm key={words} />
      {words.trim() === '' ? <Recent /> : <Results query={queryOf(search)} />}
    </>
  );
}

/** What the server is asked, from what stands in the address: days are those of the reader. */
function queryOf(search: URLSearchParams): string {
  const asked = new URLSearchParams({ q: search.get('q') ?? '' });
  for (const name of ['in', 'kind', 'tag', 'answered', 'order']) {
    const value = search.get(name);
    if (value) asked.set(name, value);
  }
  const since = startOf(search.get('since'), 0);
  const until = startOf(search.get('until'), 1);
  if (since) asked.set('from', since);
  if (until) asked.set('to', until);
  return asked.toString();
}

function startOf(day: string | null, later: number): string | undefined {
  const [year, month, date] = (day ?? '').split('-').map(Number);
  if (!year || !month || !date || year < 1970) return undefined;
  return new Date(year, month - 1, date + later).toISOString();
}

function SearchForm() {
  const say = useSay();
  const { search } = usePlace();
  const { data: spaces } = useQuery(mySpacesQuery);
  const [words, setWords] = useState(search.get('q') ?? '');
  const choose = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    go(`/search?${next}`, { replace: name !== 'q' });
  };
  const select = (name: (typeof filters)[number], options: { value: string; label: string }[]) => ({
    label: say(`search.${name}`),
    value: search.get(name) ?? '',
    options,
    onChange: (event: { target: { value: string } }) => choose(name, event.target.value),
  });
  const day = (name: 'since' | 'until') => (
    <TextField
      type="date"
      label={say(`search.${name}`)}
      defaultValue={search.get(name) ?? ''}
      onChange={(event) => choose(name, event.target.value)}
    />
  );
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim()) choose('q', words.trim());
      }}
    >
      <div className={css.words}>
        <TextField
          label={say('search.words')}
          hint={say('search.hint')}
          type="search"
          maxLength={200}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Button look="primary" type="submit">
          {say('search.find')}
        </Button>
      </div>
      <details className={css.more} open={filters.some((name) => search.has(name))}>
        <summary>{say('search.filters')}</summary>
        <div className={css.filters}>
          <SelectField
            {...select('in', [
              { value: '', label: say('search.anySpace') },
              ...(spaces?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ])}
          />
          <SelectField
            {...select('kind', [
              { value: '', label: say('search.anyKind') },
              ...(['discussion', 'question', 'check-in', 'consultancy'] as const).map((kind) => {
                return { value: kind, label: say(`topic.kind.${kind}`) };
              }),
            ])}
          />
          <SelectField {...select('tag', tagOptions(say))} />
          <SelectField
            {...select('answered', [
              { value: '', label: say('search.answeredAny') },
              { value: 'yes', label: say('search.answeredYes') },
              { value: 'no', label: say('search.answeredNo') },
            ])}
          />
          <SelectField
            {...select('order', [
              { value: '', label: say('search.best') },
              { value: 'newest', label: say('search.newest') },
            ])}
          />
          {day('since')}
          {day('until')}
        </div>
      </details>
    </form>
  );
}

function Recent() {
  const say = useSay();
  const [recent, setRecent] = useState(recentSearches);
  if (recent.length === 0) {
    return (
      <Panel>
        <EmptyState icon="search" text={say('search.empty')} />
      </Panel>
    );
  }
  return (
    <section aria-labelledby="recent">
      <h2 id="recent">{say('search.recent')}</h2>
      <ul className={css.recent}>
        {recent.map((words) => (
          <li key={words}>
            <Link to={`/search?q=${encodeURIComponent(words)}`}>{words}</Link>
          </li>
        ))}
      </ul>
      <Button
        look="quiet"
        onClick={() => {
          forgetSearches();
          setRecent([]);
        }}
      >
        {say('search.forget')}
      </Button>
    </section>
  );
}

function Results({ query }: { query: string }) {
  const say = useSay();
  const list = useInfiniteQuery({
    queryKey: ['search', query],
    queryFn: ({ signal, pageParam }) =>
      get<Found>(
        `/search?${query}${pageParam && `&cursor=${encodeURIComponent(pageParam)}`}`,
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
  const hits = list.data?.pages.flatMap(({ items }) => items);
  const count = hits?.length;
  const more = list.hasNextPage;
  const told =
    count === undefined ? '' : say(more ? 'search.countMore' : 'search.count', { count });
  useEffect(() => {
    if (told === '') return;
    announceAnswer(told);
    rememberSearch(new URLSearchParams(query).get('q') ?? '');
  }, [told, query]);
  return (
    <>
      {told && <p className={css.count}>{told}</p>}
      {list.data?.pages[0]?.forgiven && <p className={css.count}>{say('search.forgiven')}</p>}
      <Panel>
        {hits?.length === 0 && <EmptyState icon="search" text={say('search.none')} />}
        {hits && hits.length > 0 && (
          <ul data-list="search">
            {hits.map((hit) => (
              <HitRow key={hit.postId} hit={hit} />
            ))}
          </ul>
        )}
        {!hits && list.error && (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        )}
        {!hits && !list.error && <Skeleton rows={4} />}
      </Panel>
      {more && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {say('action.more')}
        </Button>
      )}
    </>
  );
}
