import type { FormEvent, ReactNode } from 'react';
import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { useChangeMe } from './change-me.ts';
import type { MeChange } from './views.ts';
import css from './welcome.module.css';
import type { Asked } from './welcome.tsx';

type Props = Omit<Asked, 'me'> & {
  /** What was answered; null when the form is not complete. */
  answer(): MeChange | null;
  maySkip?: boolean;
  next?: string;
  children: ReactNode;
};

/** One question: the answer is kept before the next one is asked. */
export function Step({ answer, onNext, onBack, maySkip = true, next, children }: Props) {
  const say = useSay();
  const change = useChangeMe();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = answer();
    if (given) change.mutate(given, { onSuccess: onNext });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {children}
      {change.error && <p role="alert">{say('state.notDone')}</p>}
      <div className={css.steps}>
        <div>
          {onBack && <Button onClick={onBack}>{say('action.back')}</Button>}
          {maySkip && (
            <Button look="quiet" onClick={onNext}>
              {say('welcome.skip')}
            </Button>
          )}
        </div>
        <Button type="submit" look="primary" busy={change.isPending}>
          {next ?? say('welcome.next')}
        </Button>
      </div>
    </form>
  );
}
