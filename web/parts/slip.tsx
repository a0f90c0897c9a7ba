import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import hues from './hues.module.css';
import { Icon, type IconName } from './icon.tsx';
import css from './slip.module.css';
import type { Hue } from './tag.tsx';

/** One thing that needs me: what it is, what it is about, and the one button. */
export const Slip = (props: {
  icon: IconName;
  hue: Hue;
  title: string;
  children: ReactNode;
  actions: ReactNode;
}) => (
  <li>
    <article className={css.slip}>
      <span className={classes(css.icon, hues[props.hue])}>
        <Icon name={props.icon} />
      </span>
      <div>
        <h3>{props.title}</h3>
        {props.children}
      </div>
      <div className={css.actions}>{props.actions}</div>
    </article>
  </li>
);
