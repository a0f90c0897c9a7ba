import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSay } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { type Near, withNeighbours } from './near-posts.ts';
import { isInUse, rowsIn } from './post-rows.ts';
import { makeReadingPlace } from './reading-place.ts';
import type { Post } from './views.ts';

type Props = {
  posts: readonly Post[];
  spaceId: string;
  list: RefObject<HTMLElement | null>;
  near: Near | null;
  onNear(near: Near | null): void;
};

/**
 * Keeps of a long conversation what is near the window in the document, and what is in use: where the focus is, what is
 * open or selected. What is being read does not move while the rest comes and goes.
 */
export function LongList({ posts, spaceId, list, near, onNear }: Props) {
  const say = useSay();
  const [place] = useState(makeReadingPlace);
  const [isPrinting, setPrinting] = useState(false);

  const choose = useEffectEvent((wanted: readonly string[] = []) => {
    const frame = list.current;
    if (!frame || isPrinting) return;
    const rows = rowsIn(frame);
    const makesRoom = place.measure(posts, rows);
    if (makesRoom && near) return onNear({ ...near, heights: place.heights }); // and then looks again
    place.hold(frame, rows);
    const used = new Set([...rows.filter(isInUse).map(({ id }) => id), ...wanted]);
    const kept = withNeighbours(posts, used);
    const needed = [...place.idsWithin(posts, frame, window.innerHeight / 2), ...kept];
    if (near && needed.every((id) => near.ids.has(id))) return;
    // More than is needed, so that not every step of the wheel changes something.
    const wide = place.idsWithin(posts, frame, window.innerHeight * 1.5);
    onNear({ ids: new Set([...wide, ...kept]), heights: place.heights });
  });

  useLayoutEffect(() => choose());
  useEffect(() => {
    const look = () => choose();
    /** A post that a link leads to is there before the browser goes to it. */
    const follow = (event: MouseEvent) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#post-"]');
      if (link) flushSync(() => choose([link.hash.replace('#post-', '')]));
    };
    const print = (starts: boolean) => () =>
      flushSync(() => {
        setPrinting(starts);
        if (starts) onNear(null);
      });
    const [before, after] = [print(true), print(false)];
    const sizes = new ResizeObserver(look);
    sizes.observe(document.body);
    const { style } = document.documentElement;
    style.overflowAnchor = 'none'; // two who correct the same shift correct it twice
    window.addEventListener('scroll', look, { passive: true });
    document.addEventListener('focusin', look);
    document.addEventListener('click', follow, { capture: true });
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      sizes.disconnect();
      style.overflowAnchor = '';
      window.removeEventListener('scroll', look);
      document.removeEventListener('focusin', look);
      document.removeEventListener('click', follow, { capture: true });
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, [onNear]);

  return (
    <p className="meta">
      {say('topic.onlyNear')} <Link to={`/search?in=${spaceId}`}>{say('topic.searchAll')}</Link>
    </p>
  );
}
