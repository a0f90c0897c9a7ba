import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem, put } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';

/** Another address to sign in with; it counts when the mail to it was answered. */
export function EmailSettings({ email }: { email: string }) {
  const { say, show } = useSpeech();
  const [next, setNext] = useState('');
  const ask = useMutation({ mutationFn: () => put('/me/email', { email: next.trim() }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  const words = () => {
    if (!ask.error) return undefined;
    if (isProblem(ask.error, 'prove-again')) return say('settings.proveAgain');
    return say(isProblem(ask.error, 'invalid-input') ? 'signIn.notAnAddress' : 'state.notDone');
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p>{show('email.now', { email: <b>{email}</b> })}</p>
      <TextField
        label={say('email.new')}
        hint={say('email.hint')}
        type="email"
        autoComplete="email"
        required
        maxLength={254}
        value={next}
        error={words()}
        onChange={(event) => setNext(event.target.value)}
      />
      <Button type="submit" busy={ask.isPending}>
        {say('email.change')}
      </Button>
      {ask.isSuccess && <p role="status">{say('email.sent')}</p>}
    </form>
  );
}
