import { useState } from 'react';
import { useSay } from '../app/language.tsx';
import { Checkbox } from '../parts/field.tsx';
import type { Asked } from './welcome.tsx';
import { Step } from './welcome-steps.tsx';

/** The terms in plain words, and the declaration to be an adult. */
export function AskTerms({ me, ...steps }: Asked) {
  const say = useSay();
  const [adult, setAdult] = useState(false);
  const terms = me.termsToAccept;
  return (
    <Step
      {...steps}
      maySkip={false}
      next={say('welcome.accept')}
      answer={() => (adult ? { ...(terms !== null && { terms }), adult } : null)}
    >
      <ul className="stack">
        {(['one', 'two', 'three', 'four'] as const).map((name) => (
          <li key={name}>{say(`terms.${name}`)}</li>
        ))}
      </ul>
      <Checkbox
        label={say('terms.adult')}
        required
        checked={adult}
        onChange={(event) => setAdult(event.target.checked)}
      />
    </Step>
  );
}
