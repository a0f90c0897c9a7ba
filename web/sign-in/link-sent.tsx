import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { announceAnswer } from '../app/announce.ts';
import { post } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import css from './door-page.module.css';
import { enter } from './enter.ts';
import { wordsForEntrance } from './entrance-words.ts';
import type { SignedIn, SignInRequested } from './views.ts';

type Props = {
  email: string;
  first: SignInRequested;
  next: string;
  onSecondFactor(): void;
  onWrongAddress(): void;
};

/** The mail is on its way. Its code works here, when the link was opened on another device. */
export function LinkSent({ email, first, next, onSecondFactor, onWrongAddress }: Props) {
  const { say, show } = useSpeech();
  const [code, setCode] = useState('');
  const [request, setRequest] = useState(first);
  const check = useMutation({
    mutationFn: () => post<SignedIn>('/sign-in/code', { requestId: request.requestId, code }),
    onSuccess: (answer) => (answer.secondFactorNeeded ? onSecondFactor() : enter(next)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === 6) check.mutate();
  };
  return (
    <>
      <p>{show('signIn.sentTo', { email: <b>{email}</b> })}</p>
      <form className="stack" onSubmit={submit}>
        <TextField
          label={say('signIn.code')}
          hint={say('signIn.codeHint')}
          className={css.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9]{6}"
          maxLength={6}
          required
          value={code}
          error={check.error ? say(wordsForEntrance(check.error)) : undefined}
          onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
        />
        <Button type="submit" look="primary" wide busy={check.isPending}>
          {say('signIn.enter')}
        </Button>
      </form>
      <div className="row">
        <Resend email={email} request={request} onResent={setRequest} />
        <Button look="quiet" onClick={onWrongAddress}>
          {say('signIn.wrongAddress')}
        </Button>
      </div>
    </>
  );
}

type ResendProps = {
  email: string;
  request: SignInRequested;
  onResent(request: SignInRequested): void;
};

function Resend({ email, request, onResent }: ResendProps) {
  const { say, language } = useSpeech();
  const [wait, setWait] = useState(request.resendAfterSeconds);
  useEffect(() => {
    if (wait === 0) return;
    const tick = setTimeout(() => setWait(wait - 1), 1_000);
    return () => clearTimeout(tick);
  }, [wait]);
  const resend = useMutation({
    mutationFn: () => post<SignInRequested>('/sign-in', { email, language }),
    onSuccess(again) {
      onResent(again);
      setWait(again.resendAfterSeconds);
      announceAnswer(say('signIn.resent'));
    },
  });
  return (
    <>
      <Button disabled={wait > 0} busy={resend.isPending} onClick={() => resend.mutate()}>
        {wait > 0 ? say('signIn.resendIn', { seconds: wait }) : say('signIn.resend')}
      </Button>
      {resend.error && <span role="alert">{say('state.notDone')}</span>}
    </>
  );
}
