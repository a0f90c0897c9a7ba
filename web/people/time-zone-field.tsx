import { useSay } from '../app/language.tsx';
import { SelectField } from '../parts/field.tsx';

/** Zones by their IANA names, as the platform knows them. */
export function TimeZoneField({
  value,
  onChange,
}: {
  value: string;
  onChange(zone: string): void;
}) {
  const say = useSay();
  const zones = new Set([value, ...Intl.supportedValuesOf('timeZone')]);
  return (
    <SelectField
      label={say('profile.timeZone')}
      value={value}
      options={[...zones].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
