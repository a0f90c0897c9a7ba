import type { ReactNode } from 'react';
import css from './banner.module.css';
import { Icon, type IconName } from './icon.tsx';

/** A strip that says how things stand; polite, so that it does not interrupt. */
export const Banner = ({ icon, children }: { icon: IconName; children: ReactNode }) => (
  <div className={css.banner} role="status">
    <Icon name={icon} small />
    <span>{children}</span>
  </div>
);
