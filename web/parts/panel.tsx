import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import css from './panel.module.css';

/** A bordered surface; `padded` when it holds text rather than rows. */
export const Panel = ({
  padded = false,
  soft = false,
  className,
  ...rest
}: { padded?: boolean; soft?: boolean } & ComponentProps<'div'>) => (
  <div
    {...rest}
    className={classes(css.panel, padded && css.padded, soft && css.soft, className)}
  />
);

/** The heading of a part of the page, with what leads further at its end. */
export const SectionHead = ({ className, ...rest }: ComponentProps<'div'>) => (
  <div {...rest} className={classes(css.head, className)} />
);
