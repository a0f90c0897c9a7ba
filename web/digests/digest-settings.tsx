import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, put } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { SelectField } from '../parts/field.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import css from '../people/settings.module.css';
import { weekdays } from '../people/views.ts';
import { DigestPreview } from './digest-preview.tsx';
import { frequencies, type Preferences, type PreferencesChange } from './views.ts';

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const key = ['digest-preferences'];

/** How often the digest comes, and what the next one would say. */
export function DigestSettings() {
  const { say, show, language } = useSpeech();
  const [preview, setPreview] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<Preferences>('/me/digest-preferences', signal),
  });
  const change = useMutation({
    mutationFn: (next: PreferencesChange) => put<Preferences>('/me/digest-preferences', next),
    onMutate: (next) =>
      cache.setQueryData<Preferences>(key, (shown) => shown && { ...shown, ...next }),
    onSuccess: (saved) => cache.setQueryData(key, saved),
    onError: () => cache.invalidateQueries({ queryKey: key }),
  });
  if (!data)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton rows={1} />
    );
  const { frequency, weekday, hour } = data;
  const set = (part: Partial<PreferencesChange>) =>
    change.mutate({ frequency, weekday, hour, ...part });
  const hourName = (each: number) =>
    new Intl.DateTimeFormat(language, { hour: 'numeric', timeZone: 'UTC' }).format(
      each * 3_600_000,
    );
  return (
    <div className="stack">
      <div className={css.fields}>
        <SelectField
          label={say('digest.frequency')}
          value={frequency}
          options={frequencies.map((value) => ({ value, label: say(`digest.frequency.${value}`) }))}
          onChange={(event) => set({ frequency: event.target.value as Preferences['frequency'] })}
        />
        {['weekly', 'fortnightly', 'monthly'].includes(frequency) && (
          <SelectField
            label={say('availability.day')}
            value={weekday}
            options={weekdays.map((value) => ({ value, label: say(`day.${value}`) }))}
            onChange={(event) => set({ weekday: event.target.value as Preferences['weekday'] })}
          />
        )}
        {frequency !== 'off' && (
          <SelectField
            label={say('digest.hour')}
            value={String(hour)}
            options={hours.map((each) => ({ value: String(each), label: hourName(each) }))}
            onChange={(event) => set({ hour: Number(event.target.value) })}
          />
        )}
      </div>
      {change.error && <p role="alert">{say('state.notDone')}</p>}
      <p className="meta">
        {data.nextAt && show('digest.next', { time: <ZonedTime at={data.nextAt} as="full" /> })}{' '}
        {say('digest.about')}
      </p>
      <Button onClick={() => setPreview(true)}>{say('digest.preview')}</Button>
      {preview && <DigestPreview onClose={() => setPreview(false)} />}
    </div>
  );
}
