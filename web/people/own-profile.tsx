import '../app/more-words.ts';
import { type FormEvent, useState } from 'react';
import { announceAnswer } from '../app/announce.ts';
import { useSay } from '../app/language.tsx';
import { useMe } from '../app/me.ts';
import { PageHead } from '../app/page.tsx';
import { DistrictPicker } from '../districts/district-picker.tsx';
import { Button } from '../parts/button.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { useChangeMe } from './change-me.ts';
import css from './profile.module.css';
import { ProfileFields } from './profile-fields.tsx';
import { TimeZoneField } from './time-zone-field.tsx';
import { type Me, type MeChange, type PersonRole, roles } from './views.ts';

/** What I tell about myself, and to whom. */
export function OwnProfile() {
  const me = useMe();
  return me ? <Form me={me} key={me.id} /> : null;
}

function Form({ me }: { me: Me }) {
  const say = useSay();
  const change = useChangeMe();
  const [draft, setDraft] = useState<MeChange>({});
  const add = (part: MeChange) => setDraft((before) => ({ ...before, ...part }));
  const isChanged = Object.keys(draft).length > 0;
  const save = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(draft, {
      onSuccess() {
        setDraft({});
        announceAnswer(say('profile.saved'));
      },
    });
  };
  return (
    <>
      <PageHead title={say('profile.own')}>
        <p>{say('profile.about')}</p>
      </PageHead>
      <form onSubmit={save}>
        <Panel padded>
          <About me={me} onChange={add} />
          <ProfileFields me={me} onChange={add} audiences={draft.audiences ?? me.audiences} />
          <div className={css.save}>
            <Button type="submit" look="primary" busy={change.isPending} disabled={!isChanged}>
              {say('action.save')}
            </Button>
            <span className="meta">
              {change.isSuccess && !isChanged && say('profile.saved')}
              {isChanged && say('profile.unsaved')}
            </span>
            {change.error && <span role="alert">{say('state.notDone')}</span>}
          </div>
        </Panel>
      </form>
    </>
  );
}

/** What stands beside everything I write: everyone in the network sees it. */
function About({ me, onChange }: { me: Me; onChange(part: MeChange): void }) {
  const say = useSay();
  const [district, setDistrict] = useState(me.district ?? '');
  return (
    <div className="stack">
      <TextField
        label={say('profile.name')}
        autoComplete="name"
        required
        maxLength={120}
        defaultValue={me.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <SelectField
        label={say('people.role')}
        defaultValue={me.role}
        options={roles.map((value) => ({ value, label: say(`role.${value}`) }))}
        onChange={(event) => onChange({ role: event.target.value as PersonRole })}
      />
      <DistrictPicker
        chosen={district}
        onChoose={({ id, name }) => {
          setDistrict(name);
          onChange({ districtId: id });
        }}
      />
      <p className="meta">
        {say(`verified.${me.verification}`)}
        <br />
        {say('profile.districtHint')}
      </p>
      <Zone me={me} onChange={onChange} />
    </div>
  );
}

function Zone({ me, onChange }: { me: Me; onChange(part: MeChange): void }) {
  const [zone, setZone] = useState(me.timeZone);
  const choose = (timeZone: string) => {
    setZone(timeZone);
    onChange({ timeZone });
  };
  return <TimeZoneField value={zone} onChange={choose} />;
}
