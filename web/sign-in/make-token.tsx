import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { isProblem, post } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import css from '../people/settings.module.css';
import type { TokenMade } from './views.ts';

/** Makes a token, and shows it the one time that it can be seen. */
export function MakeToken() {
  const say = useSay();
  const make = useMutation({
    mutationFn: (body: object) => post<TokenMade>('/me/tokens', body),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['tokens'] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const scopes = form.get('may') === 'write' ? ['read', 'write'] : ['read'];
    make.mutate({ name: String(form.get('name')).trim(), scopes, days: Number(form.get('days')) });
    event.currentTarget.reset();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <div className={css.fields}>
        <TextField name="name" label={say('tokens.name')} required maxLength={100} />
        <SelectField
          name="may"
          label={say('tokens.may')}
          options={(['read', 'write'] as const).map((value) => ({
            value,
            label: say(`tokens.scope.${value}`),
          }))}
        />
        <SelectField
          name="days"
          label={say('tokens.days')}
          defaultValue="90"
          options={['7', '30', '90', '365'].map((value) => ({
            value,
            label: say('tokens.dayCount', { count: Number(value) }),
          }))}
        />
      </div>
      <Button type="submit" busy={make.isPending}>
        {say('tokens.make')}
      </Button>
      {make.data && (
        <div role="status">
          <p>{say('tokens.once')}</p>
          <code className={css.secret}>{make.data.token}</code>
        </div>
      )}
      {make.error && (
        <p role="alert">
          {say(isProblem(make.error, 'prove-again') ? 'settings.proveAgain' : 'state.notDone')}
        </p>
      )}
    </form>
  );
}
