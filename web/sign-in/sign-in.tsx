import '../app/more-words.ts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSay } from '../app/language.tsx';
import { meQuery } from '../app/me.ts';
import { isKnownDevice } from '../app/own-device.ts';
import { go as goTo, usePlace } from '../app/place.ts';
import { AskForEmail } from './ask-for-email.tsx';
import { DoorPage } from './door-page.tsx';
import { safePlace } from './enter.ts';
import { wordsForProblem } from './entrance-words.ts';
import { LinkSent } from './link-sent.tsx';
import { SecondFactor } from './second-factor.tsx';
import type { SignInRequested } from './views.ts';

type Step =
  | { name: 'email' }
  | { name: 'sent'; email: string; request: SignInRequested }
  | { name: 'second-factor' };

/** The address first; then the link in the mail, or its code typed here. */
export function SignIn() {
  const say = useSay();
  const { data: me } = useQuery({ ...meQuery, enabled: isKnownDevice() });
  const { search } = usePlace();
  const [next] = useState(() => safePlace(search.get('next') ?? undefined)); // on the way there the address is another
  const problem = search.get('problem');
  const [step, go] = useState<Step>(
    search.get('step') === 'second-factor' ? { name: 'second-factor' } : { name: 'email' },
  );
  const [email, setEmail] = useState('');
  useEffect(() => {
    if (me) goTo(next, { replace: true });
  }, [me, next]);
  const titles = {
    email: say('signIn.title'),
    sent: say('signIn.sentTitle'),
    'second-factor': say('signIn.secondTitle'),
  };
  const askSecond = () => go({ name: 'second-factor' });
  return (
    <DoorPage title={titles[step.name]} step={step.name}>
      {problem && step.name === 'email' && <p role="alert">{say(wordsForProblem(problem))}</p>}
      {step.name === 'email' && (
        <AskForEmail
          first={email}
          next={next}
          onSent={(sentTo, request) => {
            setEmail(sentTo);
            go({ name: 'sent', email: sentTo, request });
          }}
        />
      )}
      {step.name === 'sent' && (
        <LinkSent
          email={step.email}
          first={step.request}
          next={next}
          onSecondFactor={askSecond}
          onWrongAddress={() => go({ name: 'email' })}
        />
      )}
      {step.name === 'second-factor' && <SecondFactor next={next} />}
    </DoorPage>
  );
}
