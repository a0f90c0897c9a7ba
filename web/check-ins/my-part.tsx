import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, get, remove } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { useKeptFocus } from '../parts/kept-focus.ts';
import { SureButton } from '../parts/sure-button.tsx';
import { takeRound } from './queries.ts';
import { ShareForm } from './share-form.tsx';
import type { Round, RoundView } from './views.ts';
import { WordsLeft } from './words-left.tsx';

/** What is asked of me in this round: to share, or to let it go by; and what I have done. */
export function MyPart({ round }: { round: Round }) {
  const say = useSay();
  const [isChanging, setChanging] = useState(false);
  const { part, mayShare } = round.mine;
  const place = useKeptFocus<HTMLDivElement>();
  const skip = useMutation({
    mutationFn: (skips: boolean) =>
      ask<RoundView>(skips ? 'PUT' : 'DELETE', `/topics/${round.topicId}/check-in/skip`),
    onSuccess: takeRound,
  });
  const shows = mayShare && (part === 'waiting' || isChanging);
  return (
    <div ref={place} tabIndex={-1} className="stack">
      {part === 'shared' && !shows && <Shared round={round} onChange={() => setChanging(true)} />}
      {part === 'skipped' && !round.closed && <p role="status">{say('round.skipped')}</p>}
      {shows && (
        <ShareForm
          key={round.mine.answer?.id}
          round={round}
          takesFocus={isChanging}
          onDone={() => setChanging(false)}
        />
      )}
      {round.closed && !mayShare && <WordsLeft round={round} />}
      {mayShare && part === 'waiting' && (
        <Button look="quiet" busy={skip.isPending} onClick={() => skip.mutate(true)}>
          {say('round.skip')}
        </Button>
      )}
      {mayShare && part === 'skipped' && (
        <Button busy={skip.isPending} onClick={() => skip.mutate(false)}>
          {say('round.takePart')}
        </Button>
      )}
      {skip.error && <p role="alert">{say('state.notDone')}</p>}
    </div>
  );
}

function Shared({ round, onChange }: { round: Round; onChange(): void }) {
  const say = useSay();
  const { answer, mayShare } = round.mine;
  const takeBack = useMutation({
    async mutationFn() {
      await remove(`/check-in-answers/${answer?.id}`);
      return get<RoundView>(`/topics/${round.topicId}/check-in`);
    },
    onSuccess: takeRound,
  });
  return (
    <>
      <p role="status">{say(mayShare ? 'round.youShared' : 'round.youSharedClosed')}</p>
      <div className="row">
        {mayShare && <Button onClick={onChange}>{say('round.change')}</Button>}
        <SureButton
          label={say('round.takeBack')}
          sure={say('round.takeBackSure')}
          keep={say('round.keep')}
          busy={takeBack.isPending}
          onSure={() => takeBack.mutate()}
        />
      </div>
      {takeBack.error && <p role="alert">{say('state.notDone')}</p>}
    </>
  );
}
