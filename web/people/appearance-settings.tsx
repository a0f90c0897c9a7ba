import { useState } from 'react';
import { useSpeech } from '../app/language.tsx';
import { chooseTheme, chosenTheme, type Theme } from '../app/theme.ts';
import { SelectField } from '../parts/field.tsx';
import { useChangeMe } from './change-me.ts';
import css from './settings.module.css';
import type { Me } from './views.ts';

/** The language goes with the person, the theme with the device. */
export function AppearanceSettings({ me }: { me: Me }) {
  const { say } = useSpeech();
  const change = useChangeMe();
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <div className={css.fields}>
      <SelectField
        label={say('settings.language')}
        value={change.variables?.language ?? me.language}
        options={[
          { value: 'en', label: 'English' },
          { value: 'es', label: 'Español' },
        ]}
        onChange={(event) => change.mutate({ language: event.target.value as Me['language'] })}
      />
      <SelectField
        label={say('settings.theme')}
        value={theme}
        options={(['device', 'light', 'dark'] as const).map((value) => ({
          value,
          label: say(`theme.${value}`),
        }))}
        onChange={(event) => {
          const next = event.target.value as Theme;
          setTheme(next);
          chooseTheme(next);
        }}
      />
      {change.error && <p role="alert">{say('state.notDone')}</p>}
    </div>
  );
}
