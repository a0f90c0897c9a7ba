import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import hues from './hues.module.css';
import css from './tag.module.css';

export type Hue = 'pine' | 'gold' | 'brick' | 'sky' | 'plum';

export const Tag = ({ hue, children }: { hue?: Hue; children: ReactNode }) => (
  <span className={classes(css.tag, hue ? hues[hue] : css.plain)}>{children}</span>
);
