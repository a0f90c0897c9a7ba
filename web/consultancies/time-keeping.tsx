import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { put } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { timed } from '../app/server-clock.ts';
import { Button } from '../parts/button.tsx';
import { SureButton } from '../parts/sure-button.tsx';
import type { Topic } from '../spaces/views.ts';
import { HandOver } from './hand-over.tsx';
import { consultancyQuery } from './queries.ts';
import type { ClockWish, Consultancy, ConsultancyView } from './views.ts';

type Props = { consultancy: Consultancy; topic: Topic };

/** The buttons of who keeps the time. Each says how the clock is to stand, so pressing twice is pressing once. */
export function TimeKeeping({ consultancy, topic }: Props) {
  const say = useSay();
  const [handing, setHanding] = useState(false);
  const { clock, steps, mine } = consultancy;
  const turn = useMutation({
    mutationFn: (wish: ClockWish) =>
      put<ConsultancyView>(`/topics/${topic.id}/consultancy/clock`, wish),
    onSuccess: (view) => cache.setQueryData(consultancyQuery(topic.id).queryKey, timed(view)),
    onError: () => cache.invalidateQueries({ queryKey: ['topics', topic.id, 'consultancy'] }),
  });
  const { step, state } = clock;
  if (state === 'ended' || !(mine.mayKeepTime || mine.mayEnd)) return null;
  const next = steps[steps.findIndex((each) => each.step === step) + 1]?.step;
  const isRunning = state === 'running';
  return (
    <>
      <div className="row">
        {mine.mayKeepTime && (
          <Button
            look={state === 'waiting' ? 'primary' : 'plain'}
            onClick={() => turn.mutate({ step, state: isRunning ? 'paused' : 'running' })}
          >
            {say(
              isRunning ? 'consult.pause' : state === 'paused' ? 'consult.goOn' : 'consult.start',
            )}
          </Button>
        )}
        {mine.mayKeepTime && state !== 'waiting' && next && (
          <Button
            look="primary"
            busy={turn.isPending}
            onClick={() => turn.mutate({ step: next, state: 'running' })}
          >
            {say('consult.next', { step: say(`consult.step.${next}`) })}
          </Button>
        )}
        {mine.mayEnd && (
          <SureButton
            label={say('consult.end')}
            sure={say('consult.endSure')}
            keep={say('consult.notYet')}
            busy={turn.isPending}
            onSure={() => turn.mutate({ step, state: 'ended' })}
          />
        )}
        {mine.mayKeepTime && (
          <Button look="quiet" onClick={() => setHanding(true)}>
            {say('consult.handOver')}
          </Button>
        )}
      </div>
      {turn.error && <p role="alert">{say('consult.notTurned')}</p>}
      {handing && (
        <HandOver consultancy={consultancy} topic={topic} onClose={() => setHanding(false)} />
      )}
    </>
  );
}
