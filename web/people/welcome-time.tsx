import { useState } from 'react';
import { useSay } from '../app/language.tsx';
import { deviceTimeZone } from '../app/time-zone.ts';
import { AvailabilityField } from './availability-field.tsx';
import { TimeZoneField } from './time-zone-field.tsx';
import type { AvailabilityWindow } from './views.ts';
import type { Asked } from './welcome.tsx';
import { Step } from './welcome-steps.tsx';

/** When I am free, and where on the clock. */
export function AskTime({ me, ...steps }: Asked) {
  const say = useSay();
  const [timeZone, setTimeZone] = useState(me.onboarded ? me.timeZone : deviceTimeZone());
  const [windows, setWindows] = useState<AvailabilityWindow[]>(me.profile.availability);
  return (
    <Step
      {...steps}
      next={say('welcome.finish')}
      answer={() => ({ timeZone, availability: windows })}
    >
      <TimeZoneField value={timeZone} onChange={setTimeZone} />
      <AvailabilityField windows={windows} onChange={setWindows} />
    </Step>
  );
}
