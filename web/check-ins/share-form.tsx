import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { announceAnswer } from '../app/announce.ts';
import { isProblem, put } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Carried } from '../drafts/carried.tsx';
import { Button } from '../parts/button.tsx';
import { TextArea } from '../parts/field.tsx';
import { HeldWords } from '../student-data/held-words.tsx';
import { reviewOf } from '../student-data/use-review.ts';
import { useAnswerDraft } from './answer-draft.ts';
import css from './check-in.module.css';
import { MoodField, moodOf } from './mood-field.tsx';
import { useNarrow } from './narrow.ts';
import { takeRound } from './queries.ts';
import type { AnswerChange, Round, RoundView } from './views.ts';

type Props = { round: Round; takesFocus: boolean; onDone(): void };

/** What one tried, what happened, what one needs: all at once, or on a phone one after the other. */
export function ShareForm({ round, takesFocus, onDone }: Props) {
  const say = useSay();
  const { prompts, topicId, mine } = round;
  const draft = useAnswerDraft(round);
  const isNarrow = useNarrow();
  const [at, setAt] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const moved = useRef(takesFocus);
  useEffect(() => {
    if (moved.current) form.current?.querySelector('textarea')?.focus();
    moved.current = at >= 0;
  }, [at]);
  const share = useMutation({
    mutationFn: (answer: AnswerChange) =>
      put<RoundView>(`/topics/${topicId}/check-in/answer`, answer),
    async onSuccess(view) {
      await draft.discard();
      takeRound(view);
      announceAnswer(say('round.sharedNow'));
      onDone();
    },
    onError(error) {
      if (isProblem(error, 'round-closed'))
        // then the words are shown to be copied
        void cache.invalidateQueries({ queryKey: ['topics', topicId, 'check-in'] });
    },
  });
  const words = draft.words.map(({ text }) => text);
  const answer: AnswerChange = { words, mood: moodOf(draft.mood.text) };
  const isOfNow = words.every((each, index) => each === share.variables?.words[index]);
  const isEmpty = words.every((each) => each.trim() === '');
  const isLast = !isNarrow || at === prompts.length - 1;
  const held = isProblem(share.error, 'student-data') ? share.error : null;
  const shown = isNarrow ? [at] : prompts.map((_, index) => index);

  const goOn = () => {
    if (!isLast) return setAt(at + 1);
    if (isEmpty) return form.current?.querySelector('textarea')?.focus();
    share.mutate(answer);
  };
  return (
    <form
      ref={form}
      className="stack"
      data-testid="share"
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <Carried place={`check-in.${topicId}`} parts={draft.parts} />
      {isNarrow && prompts.length > 1 && (
        <p className="meta" data-testid="progress">
          {say('round.progress', { at: at + 1, of: prompts.length })}
        </p>
      )}
      {shown.map((index) => (
        <TextArea
          key={index}
          label={prompts[index] ?? ''}
          rows={4}
          maxLength={4000}
          value={words[index] ?? ''}
          onChange={(event) => draft.words[index]?.write(event.target.value)}
          onBlur={() => void draft.words[index]?.keep()}
        />
      ))}
      {isLast && <MoodField mood={draft.mood.text} onChoose={draft.mood.write} />}
      <div className={css.ways}>
        {isNarrow && at > 0 && <Button onClick={() => setAt(at - 1)}>{say('action.back')}</Button>}
        <Button type="submit" look="primary" busy={share.isPending}>
          {say(isLast ? 'round.share' : 'round.next')}
        </Button>
        {mine.answer && (
          <Button look="quiet" onClick={onDone}>
            {say('round.keep')}
          </Button>
        )}
      </div>
      {share.error && !held && <p role="alert">{say('round.notShared')}</p>}
      {held && isOfNow && (
        <HeldWords
          words={{ words }}
          review={reviewOf(held)}
          takesFocus
          onUse={(rewrite) => {
            for (const [index, text] of (rewrite.words ?? []).entries()) {
              draft.words[index]?.write(text);
            }
            share.reset();
          }}
          onKeep={() => share.mutate({ ...answer, studentDataConfirmed: true })}
        />
      )}
    </form>
  );
}
