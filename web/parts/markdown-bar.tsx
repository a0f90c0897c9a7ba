import { type KeyboardEvent, useRef, useState } from 'react';
import { type Key, useSay } from '../app/language.tsx';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import css from './markdown-bar.module.css';
import type { Mark } from './text-edit.ts';

const marks: { mark: Mark; icon: IconName; label: Key }[] = [
  { mark: 'bold', icon: 'bold', label: 'write.bold' },
  { mark: 'italic', icon: 'italic', label: 'write.italic' },
  { mark: 'list', icon: 'list', label: 'write.list' },
  { mark: 'quote', icon: 'quote', label: 'write.quote' },
  { mark: 'link', icon: 'link', label: 'write.link' },
  { mark: 'code', icon: 'code', label: 'write.code' },
];

/** Six formatting buttons: one tab stop, the arrow keys go from one to the next. */
export function MarkdownBar({ onMark, controls }: { onMark(mark: Mark): void; controls: string }) {
  const say = useSay();
  const bar = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const steer = (event: KeyboardEvent) => {
    const to = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = (to + marks.length) % marks.length;
    setCurrent(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div
      className={css.bar}
      role="toolbar"
      aria-label={say('write.bar')}
      aria-controls={controls}
      ref={bar}
      onKeyDown={steer}
    >
      {marks.map(({ mark, icon, label }, at) => (
        <Button
          key={mark}
          look="quiet"
          square
          aria-label={say(label)}
          tabIndex={at === current ? 0 : -1}
          onFocus={() => setCurrent(at)}
          onClick={() => onMark(mark)}
        >
          <Icon name={icon} />
        </Button>
      ))}
    </div>
  );
}
