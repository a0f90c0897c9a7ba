import '../app/more-words.ts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { DoorPage } from './door-page.tsx';
import { enter, safePlace } from './enter.ts';
import { wordsForEntrance } from './entrance-words.ts';
import { SecondFactor } from './second-factor.tsx';
import type { SignedIn } from './views.ts';

/** The token stands behind `#`, so it reaches no server log; scanners that follow links press no button. */
function readFragment() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  return { token: fragment.get('token') ?? '', next: safePlace(fragment.get('next') ?? undefined) };
}

/** Where the link of the mail leads: one button that signs in. */
export function SignInLink() {
  const say = useSay();
  const [{ token, next }] = useState(readFragment);
  const open = useMutation({
    mutationFn: () => post<SignedIn>('/sign-in/link', { token }),
    onSuccess(answer) {
      history.replaceState(null, '', location.pathname);
      if (!answer.secondFactorNeeded) enter(next);
    },
  });
  if (open.data?.secondFactorNeeded) {
    return (
      <DoorPage title={say('signIn.secondTitle')}>
        <SecondFactor next={next} />
      </DoorPage>
    );
  }
  if (open.error || token === '') {
    return (
      <DoorPage title={say('signIn.expiredTitle')}>
        <p role="alert">{say(token === '' ? 'signIn.expired' : wordsForEntrance(open.error))}</p>
        <ButtonLink to="/sign-in" look="primary">
          {say('signIn.askNew')}
        </ButtonLink>
      </DoorPage>
    );
  }
  return (
    <DoorPage title={say('signIn.linkTitle')}>
      <p>{say('signIn.linkAbout')}</p>
      <Button look="primary" wide busy={open.isPending} onClick={() => open.mutate()}>
        {say('signIn.enter')}
      </Button>
    </DoorPage>
  );
}
