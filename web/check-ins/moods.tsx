import { useId } from 'react';
import { useSpeech } from '../app/language.tsx';
import css from './check-in.module.css';
import type { RoundView } from './views.ts';

const names = [1, 2, 3, 4, 5] as const;

/** How people were, in sum: a sentence, and a row for each mood. */
export function Moods({ moods }: { moods: NonNullable<RoundView['moods']> }) {
  const { say, language } = useSpeech();
  const id = useId();
  const people = moods.counts.reduce((sum, count) => sum + count, 0);
  const mean = new Intl.NumberFormat(language).format(moods.mean);
  return (
    <section aria-labelledby={id} data-testid="moods">
      <h3 id={id}>{say('round.moods')}</h3>
      <p>{say('round.mean', { mean, people })}</p>
      <ul className={css.sums}>
        {names.map((mood, index) => (
          <li key={mood}>
            <span>{say(`round.mood.${mood}`)}</span>
            <meter min={0} max={people} value={moods.counts[index] ?? 0} aria-hidden="true" />
            <b>{moods.counts[index]}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
