import { useEffect, useRef } from 'react';
import css from './moderation.module.css';

/** Says what was done, and takes the focus from the button that is gone, so that the keyboard stays where it was. */
export function Done({ text }: { text: string }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), []);
  return (
    <p ref={line} tabIndex={-1} role="status" className={css.done}>
      {text}
    </p>
  );
}
