import { useEffect, useState } from 'react';
import { useSay } from '../app/language.tsx';
import { readAnswerDraft } from './answer-draft.ts';
import css from './check-in.module.css';
import type { Round } from './views.ts';

/** What was being written when the round closed, to be copied: it is nowhere else. */
export function WordsLeft({ round: { topicId, prompts } }: { round: Round }) {
  const say = useSay();
  const [words, setWords] = useState<string[]>([]);
  useEffect(() => {
    let gone = false;
    void readAnswerDraft(topicId).then((left) => {
      if (!gone) setWords(left);
    });
    return () => {
      gone = true;
    };
  }, [topicId]);
  if (words.every((each) => each.trim() === '')) return null;
  return (
    <div className="stack" data-testid="words-left">
      <p role="status">{say('round.wordsLeft')}</p>
      <dl className={css.words}>
        {prompts.map((prompt, index) =>
          words[index] ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a round's prompts keep their order, and two may read alike
            <div key={index}>
              <dt className="label">{prompt}</dt>
              <dd className={css.plain}>{words[index]}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </div>
  );
}
