import { useSay } from '../app/language.tsx';
import css from './skip-link.module.css';

export const SkipLink = () => (
  <a className={css.skip} href="#main">
    {useSay()('shell.skip')}
  </a>
);
