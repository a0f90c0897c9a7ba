import type { ComponentProps } from 'react';
import { usePlace } from './place.ts';

type Props = { to: string } & Omit<ComponentProps<'a'>, 'href'>;

/** A real link to a place in this app (`place.ts` follows it). */
export const Link = ({ to, ...rest }: Props) => <a {...rest} href={to} />;

/** A link of a navigation: it says when the reader is there, or on a page below it. */
export function NavLink({ to, ...rest }: Props) {
  const { path } = usePlace();
  const isThere = path === to || (to !== '/' && path.startsWith(`${to}/`));
  return <Link to={to} {...rest} aria-current={isThere ? 'page' : undefined} />;
}
