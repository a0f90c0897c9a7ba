import { type ReactNode, useState } from 'react';
import { useSay } from '../app/language.tsx';
import { SelectField, TextArea } from '../parts/field.tsx';
import { AvailabilityField } from './availability-field.tsx';
import { GradeBands } from './grade-bands.tsx';
import { LinesField } from './lines-field.tsx';
import css from './profile.module.css';
import { ReadinessField } from './readiness-field.tsx';
import { type Audience, audiences, type Me, type MeChange, type ProfileField } from './views.ts';

type Props = { me: Me; audiences: Me['audiences']; onChange(part: MeChange): void };

/** The fields that each have an audience of their own. */
export function ProfileFields({ me, audiences: chosen, onChange }: Props) {
  const say = useSay();
  const { profile } = me;
  const [challenge, setChallenge] = useState(profile.challenge ?? '');
  const [bands, setBands] = useState<string[]>(profile.gradeBands);
  const [windows, setWindows] = useState(profile.availability);
  const fields: { name: ProfileField; control: ReactNode }[] = [
    {
      name: 'gradeBands',
      control: (
        <GradeBands
          chosen={bands}
          onChoose={(next) => {
            setBands(next);
            onChange({ gradeBands: next as NonNullable<MeChange['gradeBands']> });
          }}
        />
      ),
    },
    {
      name: 'challenge',
      control: (
        <TextArea
          label={say('profile.challenge')}
          hint={say('welcome.noStudents')}
          rows={3}
          maxLength={2000}
          value={challenge}
          onChange={(event) => {
            setChallenge(event.target.value);
            onChange({ challenge: event.target.value.trim() || null });
          }}
        />
      ),
    },
    ...(['offers', 'seeks', 'subjects'] as const).map((name) => ({
      name,
      control: (
        <LinesField
          label={say(`profile.${name}`)}
          lines={profile[name]}
          onChange={(lines) => onChange({ [name]: lines })}
        />
      ),
    })),
    {
      name: 'readiness',
      control: (
        <ReadinessField
          first={profile.readiness}
          onChange={(readiness) => onChange({ readiness })}
        />
      ),
    },
    {
      name: 'availability',
      control: (
        <AvailabilityField
          windows={windows}
          onChange={(availability) => {
            setWindows(availability);
            onChange({ availability });
          }}
        />
      ),
    },
  ];
  return fields.map(({ name, control }) => (
    <div className={css.field} key={name}>
      {control}
      <AudienceSelect
        field={name}
        chosen={chosen[name] ?? 'network'}
        onChoose={(audience) => onChange({ audiences: { ...chosen, [name]: audience } })}
      />
    </div>
  ));
}

function AudienceSelect(props: {
  field: ProfileField;
  chosen: Audience;
  onChoose(audience: Audience): void;
}) {
  const say = useSay();
  return (
    <SelectField
      label={say('audience.label')}
      aria-label={say('audience.of', { field: say(`profile.${props.field}`) })}
      value={props.chosen}
      options={audiences.map((value) => ({ value, label: say(`audience.${value}`) }))}
      onChange={(event) => props.onChoose(event.target.value as Audience)}
    />
  );
}
