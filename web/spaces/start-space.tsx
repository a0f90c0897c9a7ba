import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem, post } from '../app/fetch.ts';
import { makeKeyring } from '../app/ids.ts';
import { useSay } from '../app/language.tsx';
import { useMe } from '../app/me.ts';
import { go } from '../app/place.ts';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { SelectField, TextArea, TextField } from '../parts/field.tsx';
import { joinPoliciesOf, policyWords } from './join-policies.ts';
import type { Space } from './views.ts';

const kindsForAll = ['open', 'cohort', 'circle'] as const;
type Kind = (typeof kindsForAll)[number] | 'district';

/** Starts a space: a name, what it is for, and who may come in. */
export function StartSpace({ onClose }: { onClose(): void }) {
  const say = useSay();
  const me = useMe();
  const [keyFor] = useState(makeKeyring);
  const [kind, setKind] = useState<Kind>('open');
  const start = useMutation({
    mutationFn: (body: object) => post<Space>('/spaces', body, keyFor(body)),
    onSuccess(space) {
      void cache.invalidateQueries({ queryKey: ['spaces'] });
      go(`/spaces/${space.id}`);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    start.mutate(Object.fromEntries(new FormData(event.currentTarget)));
  };
  const kinds = [...kindsForAll, ...(me && me.leads.length > 0 ? (['district'] as const) : [])];
  const policies = joinPoliciesOf(kind);
  return (
    <Dialog title={say('spaces.start')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <TextField name="name" label={say('spaces.name')} required maxLength={100} />
        <TextArea name="purpose" label={say('spaces.purpose')} required rows={3} maxLength={500} />
        <SelectField
          name="kind"
          label={say('spaces.kind')}
          hint={say(`spaces.kindHint.${kind}`)}
          options={kinds.map((value) => ({ value, label: say(`spaces.kind.${value}`) }))}
          value={kind}
          onChange={({ target }) => setKind(kinds.find((one) => one === target.value) ?? 'open')}
        />
        <SelectField
          key={kind}
          name="joinPolicy"
          label={say('spaces.policy')}
          options={policies.map((value) => ({ value, label: say(policyWords(kind, value)) }))}
        />
        {start.error && (
          <p role="alert" className="meta">
            {say(isProblem(start.error, 'forbidden') ? 'spaces.verifiedOnly' : 'state.notDone')}
          </p>
        )}
        <Button type="submit" look="primary" busy={start.isPending}>
          {say('spaces.start')}
        </Button>
      </form>
    </Dialog>
  );
}
