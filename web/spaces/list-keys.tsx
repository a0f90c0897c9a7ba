import { useEffect, useState } from 'react';
import { type Key, useSay } from '../app/language.tsx';
import { isShortcut, shortcutsAreOn, switchShortcuts } from '../app/shortcuts.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Checkbox } from '../parts/field.tsx';
import css from './list-keys.module.css';

export type Keys = readonly (readonly [key: string, does: Key])[];
type Doing = { onCompose: (() => void) | undefined; onMove?(step: 1 | -1): void };

const keysOfTopics: Keys = [
  ['j', 'keys.j'],
  ['k', 'keys.k'],
  ['Enter', 'keys.enter'],
  ['c', 'keys.c'],
  ['/', 'keys.search'],
  ['?', 'keys.help'],
];

/** `j` and `k` move through a list, `c` writes, `?` lists the keys; all can be switched off (WCAG 2.1.4). */
export function useListKeys({ onCompose, onMove = move }: Doing) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isShortcut(event)) return;
      if (event.key === '?') setOpen(true);
      else if (event.key === 'j') onMove(1);
      else if (event.key === 'k') onMove(-1);
      else if (event.key === 'c' && onCompose) onCompose();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [onCompose, onMove]);
  return { open, onOpen: () => setOpen(true), onClose: () => setOpen(false) };
}

function move(step: number) {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-list] a')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.focus();
}

export function ShortcutHelp(props: {
  open: boolean;
  onOpen(): void;
  onClose(): void;
  keys?: Keys;
}) {
  const say = useSay();
  return (
    <>
      <p className={css.hint}>
        <Button look="quiet" onClick={props.onOpen}>
          {say('keys.title')}
        </Button>
      </p>
      {props.open && <KeyList keys={props.keys ?? keysOfTopics} onClose={props.onClose} />}
    </>
  );
}

function KeyList({ keys, onClose }: { keys: Keys; onClose(): void }) {
  const say = useSay();
  const [on, setOn] = useState(shortcutsAreOn);
  const choose = (next: boolean) => {
    setOn(next);
    switchShortcuts(next);
  };
  return (
    <Dialog title={say('keys.title')} onClose={onClose}>
      <dl className={css.keys}>
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(does)}</dd>
          </div>
        ))}
      </dl>
      <Checkbox
        label={say('keys.on')}
        checked={on}
        onChange={(event) => choose(event.target.checked)}
      />
    </Dialog>
  );
}
