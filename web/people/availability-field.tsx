import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { type AvailabilityWindow, weekdays } from './views.ts';
import css from './welcome.module.css';

type Props = { windows: AvailabilityWindow[]; onChange(windows: AvailabilityWindow[]): void };

/** When someone is usually free, in their own zone. */
export function AvailabilityField({ windows, onChange }: Props) {
  const say = useSay();
  const change = (at: number, part: Partial<AvailabilityWindow>) =>
    onChange(windows.map((window, index) => (index === at ? { ...window, ...part } : window)));
  return (
    <fieldset className="stack">
      <legend className="label">{say('profile.availability')}</legend>
      {windows.map((window, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: windows have no name of their own
        <div className={css.window} key={at}>
          <SelectField
            label={say('availability.day')}
            value={window.day}
            options={weekdays.map((value) => ({ value, label: say(`day.${value}`) }))}
            onChange={(event) =>
              change(at, { day: event.target.value as AvailabilityWindow['day'] })
            }
          />
          <TextField
            label={say('availability.from')}
            type="time"
            required
            value={window.from}
            onChange={(event) => change(at, { from: event.target.value })}
          />
          <TextField
            label={say('availability.until')}
            type="time"
            required
            value={window.until}
            onChange={(event) => change(at, { until: event.target.value })}
          />
          <Button
            look="quiet"
            square
            aria-label={say('availability.remove', { day: say(`day.${window.day}`) })}
            onClick={() => onChange(windows.filter((_, index) => index !== at))}
          >
            <Icon name="close" small />
          </Button>
        </div>
      ))}
      <Button onClick={() => onChange([...windows, { day: 'thu', from: '15:30', until: '16:30' }])}>
        <Icon name="plus" small />
        {say('availability.add')}
      </Button>
    </fieldset>
  );
}
