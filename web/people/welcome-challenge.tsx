import { useState } from 'react';
import { useSay } from '../app/language.tsx';
import { TextArea } from '../parts/field.tsx';
import type { Asked } from './welcome.tsx';
import { Step } from './welcome-steps.tsx';

/** The problem I am working on, in my own words. */
export function AskChallenge({ me, ...steps }: Asked) {
  const say = useSay();
  const [text, setText] = useState(me.profile.challenge ?? '');
  return (
    <Step {...steps} answer={() => ({ challenge: text.trim() || null })}>
      <TextArea
        label={say('profile.challenge')}
        hint={say('welcome.noStudents')}
        rows={4}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </Step>
  );
}
