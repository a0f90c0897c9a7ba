import { useState } from 'react';
import { useSay } from '../app/language.tsx';
import { LinesField } from './lines-field.tsx';
import type { Asked } from './welcome.tsx';
import { Step } from './welcome-steps.tsx';

/** What I could show someone. */
export function AskOffers({ me, ...steps }: Asked) {
  const say = useSay();
  const [offers, setOffers] = useState(me.profile.offers);
  return (
    <Step {...steps} answer={() => ({ offers: offers.slice(0, 10) })}>
      <LinesField label={say('profile.offers')} lines={offers} onChange={setOffers} />
    </Step>
  );
}
