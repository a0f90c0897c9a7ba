import { useEffect, useRef } from 'react';
import { useSay } from '../app/language.tsx';
import { go, usePlace } from '../app/place.ts';
import { isShortcut } from '../app/shortcuts.ts';
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
      if (event.key !== '/' || !isShortcut(event)) return;
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
