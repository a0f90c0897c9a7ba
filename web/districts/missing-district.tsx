import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { isProblem, post } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextField } from '../parts/field.tsx';
import type { NewDistrictRequest } from './views.ts';

/** Asks staff to add a district that the search does not know. */
export function MissingDistrict({ onClose }: { onClose(): void }) {
  const say = useSay();
  const ask = useMutation({
    mutationFn: (request: NewDistrictRequest) => post('/district-requests', request),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const city = text('city');
    ask.mutate({ name: text('name'), state: text('state').toUpperCase(), ...(city && { city }) });
  };
  return (
    <Dialog title={say('district.missing')} onClose={onClose}>
      {ask.isSuccess ? (
        <p role="status">{say('district.asked')}</p>
      ) : (
        <form className="stack" onSubmit={submit}>
          <p>{say('district.missingHint')}</p>
          <TextField name="name" label={say('district.name')} required maxLength={200} />
          <TextField name="city" label={say('district.city')} maxLength={100} />
          <TextField
            name="state"
            label={say('district.state')}
            hint={say('district.stateHint')}
            required
            minLength={2}
            maxLength={2}
            pattern="[A-Za-z]{2}"
          />
          {ask.error && (
            <p role="alert">
              {say(isProblem(ask.error, 'invalid-input') ? 'state.checkFields' : 'state.notDone')}
            </p>
          )}
          <Button type="submit" look="primary" busy={ask.isPending}>
            {say('district.ask')}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
