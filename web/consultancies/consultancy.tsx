import '../app/more-words.ts';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useSay } from '../app/language.tsx';
import { useServerNow } from '../app/server-clock.ts';
import { classes } from '../parts/classes.ts';
import { useKeptFocus } from '../parts/kept-focus.ts';
import { Panel } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import { authorName } from '../people/author.ts';
import type { Topic } from '../spaces/views.ts';
import css from './consultancy.module.css';
import { leftOf, minutesAndSeconds } from './count.ts';
import { consultancyQuery } from './queries.ts';
import { TimeKeeping } from './time-keeping.tsx';
import type { Consultancy } from './views.ts';

/** The clock and the steps above the conversation, which comes with them so that nothing moves. */
export function ConsultancyTopic({ topic, children }: { topic: Topic; children: ReactNode }) {
  const { data, error, refetch } = useQuery(consultancyQuery(topic.id));
  if (!data && !error) return <Skeleton rows={4} />;
  return (
    <>
      {data ? (
        <Protocol consultancy={data} topic={topic} />
      ) : (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
      {children}
    </>
  );
}

function Protocol({ consultancy, topic }: { consultancy: Consultancy; topic: Topic }) {
  const say = useSay();
  const id = useId();
  const { presenter, facilitator, clock } = consultancy;
  const place = useKeptFocus<HTMLDivElement>();
  return (
    <Panel
      padded
      ref={place}
      tabIndex={-1}
      className={css.protocol}
      role="region"
      aria-labelledby={id}
    >
      <h2 id={id}>{say('consult.title')}</h2>
      <p className="meta">
        {say('consult.roles', {
          presenter: authorName(presenter, say),
          facilitator: authorName(facilitator, say),
        })}
      </p>
      <Now consultancy={consultancy} />
      <ol className={css.steps}>
        {consultancy.steps.map(({ step, minutes }) => {
          const isNow = step === clock.step && clock.state !== 'ended';
          return (
            <li
              key={step}
              className={classes(css.step, isNow && css.now)}
              aria-current={isNow ? 'step' : undefined}
            >
              {say(`consult.step.${step}`)}{' '}
              <span className={css.minutes}>{say('consult.minutes', { minutes })}</span>
            </li>
          );
        })}
      </ol>
      <TimeKeeping consultancy={consultancy} topic={topic} />
    </Panel>
  );
}

/** What happens just now, and how long for. The time is there to look at; the step is told when it changes. */
function Now({ consultancy }: { consultancy: Consultancy }) {
  const say = useSay();
  const { clock, presenter, mine, behindMs } = consultancy;
  const now = useServerNow(behindMs, clock.state === 'running');
  const name = authorName(presenter, say);
  const isOver = clock.state === 'ended' || clock.state === 'waiting';
  const left = leftOf(consultancy, now);
  return (
    <div className={css.clock}>
      <p role="status">
        {isOver ? (
          say(`consult.${clock.state === 'ended' ? 'ended' : 'waiting'}`)
        ) : (
          <>
            <b>{say(`consult.step.${clock.step}`)}</b>{' '}
            {clock.state === 'paused' && say('consult.paused')}{' '}
            {mine.listens ? say('consult.youListen') : say(`consult.hint.${clock.step}`, { name })}
          </>
        )}
      </p>
      {!isOver && (
        <p className={classes(css.time, left < 0 && css.over)} role="timer" data-testid="clock">
          {say(left < 0 ? 'consult.over' : 'consult.left', { time: minutesAndSeconds(left) })}
        </p>
      )}
    </div>
  );
}
