import { useMutation } from '@tanstack/react-query';
import { put } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { useKeptFocus } from '../parts/kept-focus.ts';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { takeRound } from './queries.ts';
import type { Round, RoundView } from './views.ts';

/** For who looks after the round: a quiet word to those who neither shared nor skipped, once. */
export function Reminder({ round: { topicId, closed, mine } }: { round: Round }) {
  const { say, show } = useSpeech();
  const place = useKeptFocus<HTMLDivElement>();
  const remind = useMutation({
    mutationFn: () => put<RoundView>(`/topics/${topicId}/check-in/reminder`),
    onSuccess: takeRound,
  });
  const time = mine.remindedAt && !closed && <ZonedTime at={mine.remindedAt} />;
  if (!time && !mine.mayRemind) return null;
  return (
    <div ref={place} tabIndex={-1} className="stack">
      {time ? (
        <p className="meta" role="status">
          {show('round.reminded', { time })}
        </p>
      ) : (
        <Button look="quiet" busy={remind.isPending} onClick={() => remind.mutate()}>
          {say('round.remind')}
        </Button>
      )}
      {remind.error && <p role="alert">{say('state.notDone')}</p>}
    </div>
  );
}
