import { useState } from 'react';
import { get } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { Combobox } from '../parts/combobox.tsx';
import { MissingDistrict } from './missing-district.tsx';
import type { District } from './views.ts';

/** Finds a district by its name, city or state; a missing one can be asked for. */
export function DistrictPicker(props: {
  chosen: string;
  onChoose(district: { id: string; name: string }): void;
}) {
  const say = useSay();
  const [missing, setMissing] = useState(false);
  return (
    <div>
      <Combobox
        label={say('district.label')}
        hint={say('district.hint')}
        kind="districts"
        chosen={props.chosen}
        find={findDistricts}
        onChoose={({ id, label }) => props.onChoose({ id, name: label })}
      />
      <Button look="quiet" onClick={() => setMissing(true)}>
        {say('district.missing')}
      </Button>
      {missing && <MissingDistrict onClose={() => setMissing(false)} />}
    </div>
  );
}

async function findDistricts(search: string, signal: AbortSignal) {
  const path = `/districts?limit=8&search=${encodeURIComponent(search)}`;
  const { items } = await get<{ items: District[] }>(path, signal);
  return items.map(({ id, name, city, state }) => ({
    id,
    label: name,
    detail: [city, state].filter(Boolean).join(', '),
  }));
}
