import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask, isProblem } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { Checkbox, SelectField, TextArea, TextField } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { SpaceDoor } from '../parts/space-door.tsx';
import { ArchiveSpace } from './archive-space.tsx';
import { joinPoliciesOf, policyWords } from './join-policies.ts';
import css from './manage-space.module.css';
import { Said, useSaid } from './said.tsx';
import type { Space } from './views.ts';

/** What a space says about itself, its colour, and who may join. */
export function SpaceForm({ space }: { space: Space }) {
  const [said, tell] = useSaid();
  const [shown, show] = useState(space); // what changes meanwhile is not written over: the version says so
  const [times, setTimes] = useState(0);
  const showAnew = (other: Space) => {
    show(other);
    setTimes(times + 1);
  };
  return (
    <>
      <Panel padded>
        <Fields
          space={shown}
          key={times}
          said={said}
          onSaved={(saved, words) => {
            showAnew(saved);
            tell(words);
          }}
          onLoad={() => space.version !== shown.version && showAnew(space)}
        />
      </Panel>
      <ArchiveSpace
        space={space}
        onDone={(saved) => {
          // What is being written stays, and can be saved, unless somebody else changed the words in between.
          if (saved.version === shown.version + 1) show({ ...shown, version: saved.version });
          tell('');
        }}
      />
    </>
  );
}

type Props = {
  space: Space;
  said: ReturnType<typeof useSaid>[0];
  onSaved(saved: Space, words: string): void;
  onLoad(): void;
};

function Fields({ space, said, onSaved, onLoad }: Props) {
  const say = useSay();
  const save = useMutation({
    mutationFn: (body: object) =>
      ask<Space>('PATCH', `/spaces/${space.id}`, { body, match: `"${space.version}"` }),
    onSuccess(saved) {
      cache.setQueryData(['spaces', space.id], saved);
      void cache.invalidateQueries({ queryKey: ['spaces', 'mine'] });
      onSaved(saved, say('manage.saved'));
    },
    onError(error) {
      if (isProblem(error, 'changed-meanwhile'))
        void cache.invalidateQueries({ queryKey: ['spaces', space.id] });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!save.isPending) save.mutate(Object.fromEntries(new FormData(event.currentTarget)));
  };
  const words = (name: 'guidelines' | 'welcome', rows: number) => (
    <TextArea
      name={name}
      label={say(`spaces.${name}`)}
      hint={say(`spaces.${name}Hint`)}
      rows={rows}
      maxLength={name === 'welcome' ? 4000 : 16000}
      defaultValue={name === 'welcome' ? space.mine.welcome : space.guidelines}
    />
  );
  const changed = isProblem(save.error, 'changed-meanwhile');
  return (
    <form className="stack-wide" onSubmit={submit}>
      <Said said={said} />
      <TextField
        name="name"
        label={say('spaces.name')}
        required
        maxLength={100}
        defaultValue={space.name}
      />
      <TextArea
        name="purpose"
        label={say('spaces.purpose')}
        required
        rows={3}
        maxLength={500}
        defaultValue={space.purpose}
      />
      {words('guidelines', 5)}
      {words('welcome', 4)}
      <SelectField
        name="joinPolicy"
        label={say('spaces.policy')}
        defaultValue={space.joinPolicy}
        options={joinPoliciesOf(space.kind).map((value) => ({
          value,
          label: say(policyWords(space.kind, value)),
        }))}
      />
      <TextField
        name="question"
        label={say('spaces.question')}
        hint={say('spaces.questionHint')}
        maxLength={300}
        defaultValue={space.question}
      />
      <Hues chosen={space.hue} />
      {save.error && (
        <div role="alert" className="stack">
          <p>{say(changed ? 'spaces.changedMeanwhile' : 'state.notDone')}</p>
          {changed && <Button onClick={onLoad}>{say('spaces.loadNew')}</Button>}
        </div>
      )}
      <Button type="submit" look="primary" busy={save.isPending}>
        {say('action.save')}
      </Button>
    </form>
  );
}

const hues = ['pine', 'gold', 'brick', 'sky', 'plum'] as const;

/** The colour of its door; each is named, since a colour alone says nothing. */
function Hues({ chosen }: { chosen: Space['hue'] }) {
  const say = useSay();
  return (
    <fieldset className={css.hues}>
      <legend className="label">{say('spaces.hue')}</legend>
      {hues.map((hue) => (
        <Checkbox
          key={hue}
          type="radio"
          name="hue"
          value={hue}
          defaultChecked={hue === chosen}
          label={
            <span className={css.hue}>
              <SpaceDoor hue={hue} />
              {say(`spaces.hue.${hue}`)}
            </span>
          }
        />
      ))}
    </fieldset>
  );
}
