import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { get, isProblem, post, put, remove } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { forgetEverything } from '../app/storage.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import css from '../people/settings.module.css';
import type { SecondFactor, SecondFactorSecret } from './views.ts';

/** A code from an app beside the mail: offered to everyone, asked of staff. */
export function SecondFactorSettings() {
  const say = useSay();
  const { data, error, refetch } = useQuery({
    queryKey: ['second-factor'],
    queryFn: ({ signal }) => get<SecondFactor>('/me/second-factor', signal),
  });
  const end = useMutation({
    mutationFn: () => remove('/me/second-factor'),
    async onSuccess() {
      await forgetEverything(); // the server signs out with it
      location.assign('/sign-in');
    },
  });
  if (!data)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton rows={1} />
    );
  if (data.state !== 'on') return <Enrol />;
  return (
    <div className="stack">
      <p>{say('second.on', { count: data.recoveryCodesLeft })}</p>
      <p className="meta">{say('second.endAbout')}</p>
      <Button busy={end.isPending} onClick={() => end.mutate()}>
        {say('second.end')}
      </Button>
      {end.error && (
        <p role="alert">
          {say(isProblem(end.error, 'prove-again') ? 'settings.proveAgain' : 'state.notDone')}
        </p>
      )}
    </div>
  );
}

function Enrol() {
  const say = useSay();
  const [code, setCode] = useState('');
  const begin = useMutation({ mutationFn: () => post<SecondFactorSecret>('/me/second-factor') });
  const confirm = useMutation({
    mutationFn: () => put<{ recoveryCodes: string[] }>('/me/second-factor', { code }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  if (confirm.data) return <Recovery codes={confirm.data.recoveryCodes} />;
  if (!begin.data) {
    return (
      <div className="stack">
        <p className="meta">{say('second.about')}</p>
        <Button busy={begin.isPending} onClick={() => begin.mutate()}>
          {say('second.begin')}
        </Button>
        {begin.error && <p role="alert">{say('state.notDone')}</p>}
      </div>
    );
  }
  return (
    <form className="stack" onSubmit={submit}>
      <p>{say('second.secret')}</p>
      <code className={css.secret}>{begin.data.secret}</code>
      <p>
        <a href={begin.data.uri}>{say('second.open')}</a>
      </p>
      <TextField
        label={say('signIn.appCode')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        required
        value={code}
        error={confirm.error ? say('second.wrong') : undefined}
        onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
      />
      <Button type="submit" look="primary" busy={confirm.isPending}>
        {say('second.confirm')}
      </Button>
    </form>
  );
}

/** The codes for a lost phone, shown the one time that they can be seen. */
function Recovery({ codes }: { codes: string[] }) {
  const say = useSay();
  return (
    <div className="stack" role="status">
      <p>{say('second.recovery')}</p>
      <code className={css.secret}>{codes.join('\n')}</code>
      <Button onClick={() => void cache.invalidateQueries({ queryKey: ['second-factor'] })}>
        {say('second.kept')}
      </Button>
    </div>
  );
}
