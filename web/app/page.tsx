import { type ReactNode, useEffect, useRef, useState } from 'react';
import css from './page.module.css';

let shownAt: string | undefined;

/**
 * A page's one heading. It names the document, and takes the focus when the reader came from another page.
 *
 * @param step  where a page has several steps: each is a place of its own
 */
export function PageTitle({ title, step = '' }: { title: string; step?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [path] = useState(() => location.pathname); // a screen is made anew for each address
  const here = path + step;
  useEffect(() => {
    document.title = `${title} · Hallway`;
  }, [title]);
  useEffect(() => {
    if (shownAt !== undefined && shownAt !== here) heading.current?.focus({ preventScroll: true });
    shownAt = here;
  }, [here]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {title}
    </h1>
  );
}

/** What stands at the top of a page: its heading and a line about it. */
export const PageHead = (props: { title: string; step?: string; children?: ReactNode }) => (
  <div className={css.head}>
    <PageTitle title={props.title} step={props.step ?? ''} />
    {props.children && <div className={css.line}>{props.children}</div>}
  </div>
);

/** Content with a narrower column beside it, which drops below on a phone. */
export const Columns = ({
  aside,
  children,
  narrow = false,
}: {
  aside?: ReactNode;
  children: ReactNode;
  narrow?: boolean;
}) =>
  aside ? (
    <div className={narrow ? css.narrow : css.columns}>
      <div className={css.main}>{children}</div>
      <aside className={css.aside}>{aside}</aside>
    </div>
  ) : (
    <div className={css.main}>{children}</div>
  );
