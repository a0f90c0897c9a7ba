import type { ComponentProps } from 'react';
import { Link } from '../app/link.tsx';
import css from './button.module.css';
import { classes } from './classes.ts';

type Look = {
  look?: 'primary' | 'plain' | 'quiet' | undefined;
  square?: boolean | undefined;
  wide?: boolean | undefined;
};

const looks = ({ look = 'plain', square = false, wide = false }: Look) =>
  classes(css.button, css[look], square && css.square, wide && css.wide);

/** An action. `busy` keeps it in place and announced while the answer is awaited. */
export function Button({
  look,
  square,
  wide,
  busy = false,
  className,
  type = 'button',
  onClick,
  ...rest
}: Look & { busy?: boolean } & ComponentProps<'button'>) {
  return (
    <button
      {...rest}
      type={type}
      className={classes(looks({ look, square, wide }), className)}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    />
  );
}

/** A place that looks like a button: a real link all the same. */
export function ButtonLink({
  look,
  square,
  wide,
  className,
  ...rest
}: Look & ComponentProps<typeof Link>) {
  return <Link {...rest} className={classes(looks({ look, square, wide }), className)} />;
}
