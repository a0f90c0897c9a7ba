import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/state-block.tsx';
import css from './empty-space.module.css';

/** An empty space offers three questions to start from; an empty filter only says so. */
export function EmptySpace(props: {
  filtered: boolean;
  mayWrite: boolean;
  onStart(title: string): void;
}) {
  const say = useSay();
  if (props.filtered) return <EmptyState text={say('topics.noneHere')} />;
  if (!props.mayWrite) return <EmptyState text={say('topics.none')} />;
  return (
    <EmptyState text={say('topics.firstWords')}>
      <ul className={css.starters}>
        {(['topics.starter.one', 'topics.starter.two', 'topics.starter.three'] as const).map(
          (key) => (
            <li key={key}>
              <Button onClick={() => props.onStart(say(key))}>{say(key)}</Button>
            </li>
          ),
        )}
      </ul>
    </EmptyState>
  );
}
