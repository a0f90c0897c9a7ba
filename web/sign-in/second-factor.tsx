import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { post } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import css from './door-page.module.css';
import { enter } from './enter.ts';
import { wordsForEntrance } from './entrance-words.ts';

/** The second proof, from the app that makes codes. */
export function SecondFactor({ next }: { next: string }) {
  const say = useSay();
  const [code, setCode] = useState('');
  const check = useMutation({
    mutationFn: () => post('/sign-in/second-factor', { code }),
    onSuccess: () => enter(next),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        label={say('signIn.appCode')}
        className={css.code}
        autoComplete="one-time-code"
        maxLength={40}
        hint={say('signIn.appCodeHint')}
        required
        value={code}
        error={check.error ? say(wordsForEntrance(check.error)) : undefined}
        onChange={(event) => setCode(event.target.value.trim())}
      />
      <Button type="submit" look="primary" wide busy={check.isPending}>
        {say('signIn.enter')}
      </Button>
    </form>
  );
}
