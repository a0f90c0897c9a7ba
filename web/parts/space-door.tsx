import { classes } from './classes.ts';
import css from './space-door.module.css';
import type { Hue } from './tag.tsx';

/** The little door of a space, in its colour. */
export const SpaceDoor = ({ hue, small = false }: { hue: Hue; small?: boolean }) => (
  <span className={classes(css.door, css[hue], small && css.small)} />
);
