import { useState } from 'react';
import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import type { Me } from './views.ts';
import css from './welcome.module.css';

type Readiness = Me['profile']['readiness'];
const levels = ['exploring', 'trying', 'sustaining'] as const;

/** How far I am with a practice. */
export function ReadinessField({
  first,
  onChange,
}: {
  first: Readiness;
  onChange(next: Readiness): void;
}) {
  const say = useSay();
  const [rows, setRows] = useState(first);
  const change = (next: Readiness) => {
    setRows(next);
    onChange(next.filter(({ practice }) => practice.trim() !== ''));
  };
  const set = (at: number, part: Partial<Readiness[number]>) =>
    change(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <fieldset className="stack">
      <legend className="label">{say('profile.readiness')}</legend>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own
        <div className={css.window} key={at}>
          <TextField
            label={say('readiness.practice')}
            maxLength={100}
            value={row.practice}
            onChange={(event) => set(at, { practice: event.target.value })}
          />
          <SelectField
            label={say('readiness.level')}
            value={row.level}
            options={levels.map((value) => ({ value, label: say(`readiness.${value}`) }))}
            onChange={(event) =>
              set(at, { level: event.target.value as Readiness[number]['level'] })
            }
          />
          <Button
            look="quiet"
            square
            aria-label={say('readiness.remove', { practice: row.practice })}
            onClick={() => change(rows.filter((_, index) => index !== at))}
          >
            <Icon name="close" small />
          </Button>
        </div>
      ))}
      <Button onClick={() => change([...rows, { practice: '', level: 'exploring' }])}>
        <Icon name="plus" small />
        {say('readiness.add')}
      </Button>
    </fieldset>
  );
}
