import { useEffect, useRef } from 'react';
import { useSay } from '../app/language.tsx';
import { go, usePlace } from '../app/place.ts';
import { shortcutsAreOn } from '../app/shortcuts.ts';
import { Icon } from '../parts/icon.tsx';
import css from './search-box.module.css';

/** The box in the rail. `/` leads to it, and to the page of searches where there is no rail. */
export function SearchBox() {
  const say = useSay();
  const box = useRef<HTMLInputElement>(null);
  const { path, search } = usePlace();
  const words = path === '/search' ? (search.get('q') ?? '') : '';
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const writing = target.closest('input, textarea, select, dialog, [contenteditable]');
      if (event.key !== '/' || writing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!shortcutsAreOn()) return;
      event.preventDefault();
      if (box.current?.offsetParent) box.current.focus();
      else go('/search');
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return (
    <search>
      <form
        className={css.box}
        action="/search"
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = box.current?.value.trim();
          if (wanted) go(`/search?q=${encodeURIComponent(wanted)}`);
        }}
      >
        <Icon name="search" small />
        <input
          key={words}
          ref={box}
          name="q"
          type="search"
          maxLength={200}
          defaultValue={words}
          aria-label={say('search.everywhere')}
          placeholder={say('search.title')}
        />
      </form>
    </search>
  );
}
