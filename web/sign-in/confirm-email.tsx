import '../app/more-words.ts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { put } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { DoorPage } from './door-page.tsx';
import { wordsForEntrance } from './entrance-words.ts';

/** Where the mail to a new address leads: one button that makes it the address to sign in with. */
export function ConfirmEmail() {
  const say = useSay();
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token') ?? '');
  const confirm = useMutation({ mutationFn: () => put('/sign-in/email', { token }) });
  if (confirm.isSuccess) {
    return (
      <DoorPage title={say('email.confirmed')} step="confirmed">
        <ButtonLink to="/">{say('nothing.home')}</ButtonLink>
      </DoorPage>
    );
  }
  return (
    <DoorPage title={say('email.confirmTitle')}>
      <p>{say('email.confirmAbout')}</p>
      {confirm.error && <p role="alert">{say(wordsForEntrance(confirm.error))}</p>}
      <Button look="primary" wide busy={confirm.isPending} onClick={() => confirm.mutate()}>
        {say('email.confirm')}
      </Button>
    </DoorPage>
  );
}
