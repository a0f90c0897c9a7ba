import '../app/more-words.ts';
import { type MouseEvent, useId, useState } from 'react';
import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import type { Words } from './merge.ts';
import css from './their-draft.module.css';
import { writtenParts } from './written-parts.ts';

type Props = { words: Words; onTake(): void; onKeep(): void };

/** That the same person wrote something else here on another device: to be shown, taken, or left. */
export function TheirDraft({ words, onTake, onKeep }: Props) {
  const say = useSay();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const thenWrite = (act: () => void) => (event: MouseEvent<HTMLButtonElement>) => {
    event.currentTarget.form?.querySelector('textarea')?.focus();
    act();
  };
  return (
    <div className={css.theirs} data-testid="their-draft">
      <p role="status">{say('drafts.elsewhere')}</p>
      {isOpen && (
        <section id={id} className={css.words} aria-label={say('drafts.elsewhere')}>
          {writtenParts(words).map(([part, text]) => (
            <p key={part}>{text}</p>
          ))}
        </section>
      )}
      <div className="row">
        <Button aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          {say(isOpen ? 'drafts.hide' : 'drafts.show')}
        </Button>
        <Button onClick={thenWrite(onTake)}>{say('drafts.take')}</Button>
        <Button onClick={thenWrite(onKeep)}>{say('drafts.keep')}</Button>
      </div>
    </div>
  );
}
