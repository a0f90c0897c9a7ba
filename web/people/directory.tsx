import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { get } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { PageHead } from '../app/page.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { PersonRow } from '../parts/person-row.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/state-block.tsx';
import css from './directory.module.css';
import { type Person, roles } from './views.ts';

type People = { items: Person[]; next: string | null };

/** Finds colleagues by what they work on, what they offer, and what they do. */
export function PeopleDirectory() {
  const say = useSay();
  const [words, setWords] = useState('');
  const [role, setRole] = useState('');
  const challenge = useDeferredValue(words.trim());
  const list = useInfiniteQuery({
    queryKey: ['people', 'directory', challenge, role],
    queryFn({ signal, pageParam }) {
      const search = new URLSearchParams();
      if (challenge) search.set('challenge', challenge);
      if (role) search.set('role', role);
      if (pageParam) search.set('cursor', pageParam);
      return get<People>(`/people?${search}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });
  const people = list.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <PageHead title={say('people.title')}>
        <p>{say('people.about')}</p>
      </PageHead>
      <div className={css.search}>
        <TextField
          label={say('people.challenge')}
          type="search"
          maxLength={200}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <SelectField
          label={say('people.role')}
          value={role}
          options={[
            { value: '', label: say('people.anyRole') },
            ...roles.map((value) => ({ value, label: say(`role.${value}`) })),
          ]}
          onChange={(event) => setRole(event.target.value)}
        />
      </div>
      <Panel>
        {people?.length === 0 && <EmptyState icon="people" text={say('people.none')} />}
        {people && people.length > 0 && (
          <ul className={css.list}>
            {people.map((person) => (
              <li key={person.id}>
                <PersonRow
                  person={person}
                  detail={[say(`role.${person.role}`), person.district].filter(Boolean).join(', ')}
                />
              </li>
            ))}
          </ul>
        )}
        {!people && list.error && (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        )}
        {!people && !list.error && <Skeleton />}
      </Panel>
      <MoreButton list={list} />
    </>
  );
}
