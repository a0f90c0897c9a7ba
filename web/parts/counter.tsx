import type { ReactNode } from 'react';
import css from './counter.module.css';

/** How many are new. `meaning` completes the number for those who do not see the place it is in. */
export const Counter = ({ children, meaning }: { children: ReactNode; meaning?: string }) => (
  <span className={css.counter}>
    {children}
    {meaning && <span className="sr"> {meaning}</span>}
  </span>
);
