import { useEffect, useState } from 'react';
import { useSay } from '../app/language.tsx';
import css from './skeleton.module.css';

const beforeBlocks = 300;
const beforeWords = 4_000;

type Phase = 'none' | 'blocks' | 'slow';
const phaseAfter = (ms: number): Phase =>
  ms >= beforeWords ? 'slow' : ms >= beforeBlocks ? 'blocks' : 'none';

/** Since when there has been something to wait for, and how many skeletons show it. */
let waitingSince = 0;
let shown = 0;

/**
 * Grey rows in the shape of what is coming: nothing at first, blocks soon, words when it is slow. What is loaded in two
 * steps, its code and then what it shows, is one wait: the second skeleton goes on where the first one was.
 */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  const say = useSay();
  const [since] = useState(() => (shown > 0 ? waitingSince : performance.now()));
  const [phase, setPhase] = useState(() => phaseAfter(performance.now() - since));
  useEffect(() => {
    waitingSince = since;
    shown += 1;
    const at = (ms: number) =>
      setTimeout(() => setPhase(phaseAfter(ms)), since + ms - performance.now());
    const timers = [at(beforeBlocks), at(beforeWords)];
    return () => {
      shown -= 1;
      timers.forEach(clearTimeout);
    };
  }, [since]);
  return (
    <div className={css.skeleton} aria-busy="true" data-phase={phase}>
      <p role="status" className={phase === 'slow' ? css.words : 'sr'}>
        {phase === 'slow' ? say('state.slow') : say('state.loading')}
      </p>
      {phase !== 'none' &&
        Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
          <div key={row} className={css.row} aria-hidden="true">
            <span className={css.round} />
            <span className={css.lines}>
              <i />
              <i />
            </span>
          </div>
        ))}
    </div>
  );
}
