import { useState } from 'react';
import { useSay } from '../app/language.tsx';
import { DistrictPicker } from '../districts/district-picker.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { GradeBands } from './grade-bands.tsx';
import { gradeBands, type MeChange, type PersonRole, roles } from './views.ts';
import type { Asked } from './welcome.tsx';
import { Step } from './welcome-steps.tsx';

/** Who I am at work. The only question that cannot be passed over. */
export function AskRole({ me, ...steps }: Asked) {
  const say = useSay();
  const [name, setName] = useState(me.name);
  const [role, setRole] = useState<PersonRole>(me.role);
  const [bands, setBands] = useState<string[]>(me.profile.gradeBands);
  const [district, setDistrict] = useState({ id: me.districtId, name: me.district ?? '' });
  const answer = (): MeChange => ({
    name: name.trim(),
    role,
    gradeBands: gradeBands.filter((band) => bands.includes(band)),
    ...(district.id !== me.districtId && { districtId: district.id }),
  });
  return (
    <Step {...steps} maySkip={false} answer={answer}>
      <TextField
        label={say('profile.name')}
        autoComplete="name"
        required
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <SelectField
        label={say('people.role')}
        value={role}
        options={roles.map((value) => ({ value, label: say(`role.${value}`) }))}
        onChange={(event) => setRole(event.target.value as PersonRole)}
      />
      {me.districtId === null && <DistrictPicker chosen={district.name} onChoose={setDistrict} />}
      <GradeBands chosen={bands} onChoose={setBands} />
    </Step>
  );
}
