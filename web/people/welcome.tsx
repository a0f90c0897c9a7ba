import '../app/more-words.ts';
import { useState } from 'react';
import { useSay } from '../app/language.tsx';
import { useMe } from '../app/me.ts';
import { PageHead } from '../app/page.tsx';
import { go, usePlace } from '../app/place.ts';
import { Panel } from '../parts/panel.tsx';
import { keptToken } from '../spaces/link-token.ts';
import { useChangeMe } from './change-me.ts';
import type { Me } from './views.ts';
import css from './welcome.module.css';
import { AskChallenge } from './welcome-challenge.tsx';
import { AskOffers } from './welcome-offers.tsx';
import { AskRole } from './welcome-role.tsx';
import { AskTerms } from './welcome-terms.tsx';
import { AskTime } from './welcome-time.tsx';

const questions = {
  terms: AskTerms,
  role: AskRole,
  challenge: AskChallenge,
  offers: AskOffers,
  time: AskTime,
};
type Question = keyof typeof questions;

/** What each question gets: what is known, and the ways on and back. */
export type Asked = { me: Me; onNext(): void; onBack?: (() => void) | undefined };

/** The first steps: the terms, then four short questions, each kept as it is answered. */
export function Welcome() {
  const me = useMe();
  return me ? <Questions me={me} /> : null;
}

function Questions({ me }: { me: Me }) {
  const say = useSay();
  const change = useChangeMe();
  const [asked] = useState<Question[]>(() =>
    me.termsToAccept === null
      ? ['role', 'challenge', 'offers', 'time']
      : ['terms', 'role', 'challenge', 'offers', 'time'],
  );
  const at = Math.min(Math.max(0, Number(usePlace().search.get('step')) || 0), asked.length - 1);
  const name = asked[at] ?? 'role';
  const Question = questions[name];
  const to = (step: number) => go(`/welcome?step=${step}`);
  const next = async () => {
    if (at + 1 < asked.length) return to(at + 1);
    await change.mutateAsync({ onboarded: true });
    return go(keptToken() ? '/join' : '/');
  };
  return (
    <div className={css.page}>
      <p className="meta">{say('welcome.progress', { at: at + 1, of: asked.length })}</p>
      <PageHead title={say(`welcome.${name}`)} step={name}>
        <p>{say(`welcome.${name}.about`)}</p>
      </PageHead>
      <Panel padded>
        <Question
          me={me}
          onNext={() => void next()}
          onBack={at > 0 ? () => void to(at - 1) : undefined}
          key={name}
        />
        {change.error && <p role="alert">{say('state.notDone')}</p>}
      </Panel>
    </div>
  );
}
