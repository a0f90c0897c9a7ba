import { useId } from 'react';
import { useSay } from '../app/language.tsx';
import { Checkbox } from '../parts/field.tsx';
import css from './check-in.module.css';
import type { AnswerChange } from './views.ts';

const moods = [1, 2, 3, 4, 5] as const;

export const moodOf = (text: string): AnswerChange['mood'] =>
  moods.find((mood) => String(mood) === text) ?? null;

/** From hard to good, or not said. */
export function MoodField({ mood, onChoose }: { mood: string; onChoose(mood: string): void }) {
  const say = useSay();
  const name = useId();
  const choice = (value: string, label: string) => (
    <Checkbox
      key={value}
      type="radio"
      name={name}
      value={value}
      checked={mood === value}
      onChange={() => onChoose(value)}
      label={label}
    />
  );
  return (
    <fieldset aria-describedby={`${name}-hint`}>
      <legend className="label">{say('round.mood')}</legend>
      <p id={`${name}-hint`} className="meta">
        {say('round.moodHint')}
      </p>
      <div className={css.moods}>
        {moods.map((each) => choice(String(each), say(`round.mood.${each}`)))}
        {choice('', say('round.mood.none'))}
      </div>
    </fieldset>
  );
}
