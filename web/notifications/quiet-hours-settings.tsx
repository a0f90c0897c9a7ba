import { useMutation, useQuery } from '@tanstack/react-query';
import { get, put } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Checkbox, SelectField } from '../parts/field.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import css from '../people/settings.module.css';
import type { QuietHours } from './views.ts';

const everyHour = Array.from({ length: 24 }, (_, hour) => hour);
const key = ['quiet-hours'];
const usual = { from: 21, until: 7 };

/** When nothing is announced live. */
export function QuietHoursSettings() {
  const { say, language } = useSpeech();
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<QuietHours>('/me/quiet-hours', signal),
  });
  const change = useMutation({
    mutationFn: ({ hours, weekends }: Omit<QuietHours, 'timeZone'>) =>
      put<QuietHours>('/me/quiet-hours', { hours, weekends }),
    onSuccess: (kept) => cache.setQueryData(key, kept),
    onError: () => cache.invalidateQueries({ queryKey: key }),
  });
  if (!data) {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    return <Skeleton rows={1} />;
  }
  const { hours, weekends } = data;
  const hourName = new Intl.DateTimeFormat(language, { hour: 'numeric', timeZone: 'UTC' });
  const optionsBut = (other: number) =>
    everyHour
      .filter((hour) => hour !== other)
      .map((hour) => ({ value: String(hour), label: hourName.format(hour * 3_600_000) }));
  return (
    <div className="stack">
      <p className="meta">{say('quiet.about')}</p>
      <Checkbox
        label={say('quiet.weekends')}
        checked={weekends}
        onChange={(event) => change.mutate({ hours, weekends: event.target.checked })}
      />
      <Checkbox
        label={say('quiet.daily')}
        checked={hours !== null}
        onChange={(event) =>
          change.mutate({ hours: event.target.checked ? usual : null, weekends })
        }
      />
      {hours && (
        <div className={css.fields}>
          <SelectField
            label={say('quiet.from')}
            value={String(hours.from)}
            options={optionsBut(hours.until)}
            onChange={(event) =>
              change.mutate({ hours: { ...hours, from: Number(event.target.value) }, weekends })
            }
          />
          <SelectField
            label={say('quiet.until')}
            value={String(hours.until)}
            options={optionsBut(hours.from)}
            onChange={(event) =>
              change.mutate({ hours: { ...hours, until: Number(event.target.value) }, weekends })
            }
          />
        </div>
      )}
      {change.error && <p role="alert">{say('state.notDone')}</p>}
    </div>
  );
}
