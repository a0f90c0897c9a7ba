import '../app/more-words.ts';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useId } from 'react';
import { useSpeech } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Panel } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import type { Topic } from '../spaces/views.ts';
import { Answers } from './answers.tsx';
import css from './check-in.module.css';
import { Moods } from './moods.tsx';
import { MyPart } from './my-part.tsx';
import { roundQuery } from './queries.ts';
import { Reminder } from './reminder.tsx';
import { Ring } from './ring.tsx';
import type { Round } from './views.ts';

/** The round above the conversation, which comes with it so that nothing moves. */
export function CheckInTopic({ topic, children }: { topic: Topic; children: ReactNode }) {
  const { data, error, refetch } = useQuery(roundQuery(topic.id));
  useClosing(data);
  if (!data && !error) return <Skeleton rows={4} />;
  return (
    <>
      {data ? (
        <ThisRound round={data} />
      ) : (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
      {children}
    </>
  );
}

function ThisRound({ round }: { round: Round }) {
  const { say, show } = useSpeech();
  const id = useId();
  const time = <ZonedTime at={round.closesAt} as="full" />;
  return (
    <Panel padded className={css.round} role="region" aria-labelledby={id}>
      <h2 id={id}>{say('round.title')}</h2>
      <p className="meta">{show(round.closed ? 'round.closedAt' : 'round.openUntil', { time })}</p>
      <Ring round={round} />
      <MyPart round={round} />
      {round.moods && <Moods moods={round.moods} />}
      {round.mine.mayReadAnswers ? (
        <Answers round={round} />
      ) : (
        <p className="meta">{say('round.rule')}</p>
      )}
      <Reminder round={round} />
    </Panel>
  );
}

const longestTimer = 2_000_000_000; // a browser's timers reach no further

/** The round is looked at again when its time is over: by the clock of the server. */
function useClosing(round: Round | undefined) {
  const { topicId, closesAt = '', behindMs = 0, closed = true } = round ?? {};
  useEffect(() => {
    if (closed) return undefined;
    const left = Date.parse(closesAt) - (Date.now() + behindMs) + 250;
    const look = () => cache.invalidateQueries({ queryKey: ['topics', topicId, 'check-in'] });
    const timer = setTimeout(() => void look(), Math.min(longestTimer, Math.max(1_000, left)));
    return () => clearTimeout(timer);
  }, [topicId, closesAt, behindMs, closed]);
}
