import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useSay } from '../app/language.tsx';
import { Button } from './button.tsx';
import css from './dialog.module.css';
import { Icon } from './icon.tsx';
import { useKeptFocus } from './kept-focus.ts';

/**
 * The platform's own dialog: focus stays inside, Escape closes, focus returns to what opened it; where that is gone, to what
 * stands in the place around it.
 */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose(): void;
  children: ReactNode;
}) {
  const say = useSay();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const content = useKeptFocus<HTMLDivElement>();
  useEffect(() => {
    const before = document.activeElement;
    const around = before?.closest('[id]')?.id ?? 'main';
    if (!dialog.current?.open) dialog.current?.showModal();
    return () => {
      // Taken away when its work is done, it gives no focus back by itself.
      if (document.activeElement !== document.body) return;
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      else (document.getElementById(around) ?? document.getElementById('main'))?.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby={id} onClose={onClose}>
      <div className={css.head}>
        <h2 id={id}>{title}</h2>
        <Button look="quiet" square aria-label={say('action.close')} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </div>
      <div ref={content} tabIndex={-1}>
        {children}
      </div>
    </dialog>
  );
}
