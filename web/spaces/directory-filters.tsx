import { type FormEvent, useEffect, useState } from 'react';
import { useSpeech } from '../app/language.tsx';
import { go, usePlace } from '../app/place.ts';
import { statesIn } from '../districts/states.ts';
import { Button } from '../parts/button.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import css from './directory.module.css';

const names = ['challenge', 'state', 'kind', 'activity'] as const;
type Name = (typeof names)[number];
const kinds = ['open', 'cohort', 'circle', 'district', 'event', 'conversation'] as const;

/** What the server is asked, from what stands in the address. */
export function chosenIn(search: URLSearchParams): string {
  const asked = new URLSearchParams();
  for (const name of names) {
    const value = search.get(name)?.trim();
    if (value) asked.set(name, value);
  }
  return asked.toString();
}

/** What to look for. It stands in the address, so that going back finds it again. */
export function DirectoryFilters() {
  const { say, language } = useSpeech();
  const { search } = usePlace();
  const asked = search.get('challenge') ?? '';
  const [words, setWords] = useState(asked);
  useEffect(() => setWords(asked), [asked]);
  const choose = (name: Name, value: string) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    go(`/spaces${next.size > 0 ? `?${next}` : ''}`);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    choose('challenge', words.trim());
  };
  const select = (name: Name, options: { value: string; label: string }[]) => (
    <SelectField
      label={say(`directory.${name}`)}
      value={search.get(name) ?? ''}
      options={[{ value: '', label: say('directory.any') }, ...options]}
      onChange={({ target }) => choose(name, target.value)}
    />
  );
  return (
    <form className={css.filters} onSubmit={submit}>
      <div className={css.words}>
        <TextField
          label={say('directory.challenge')}
          type="search"
          maxLength={100}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <Button type="submit">{say('search.find')}</Button>
      </div>
      <div className={css.choices}>
        {select('state', statesIn(language))}
        {select(
          'kind',
          kinds.map((value) => ({ value, label: say(`spaces.kind.${value}`) })),
        )}
        {select(
          'activity',
          (['week', 'month', 'archived'] as const).map((value) => ({
            value,
            label: say(`directory.activity.${value}`),
          })),
        )}
      </div>
    </form>
  );
}
