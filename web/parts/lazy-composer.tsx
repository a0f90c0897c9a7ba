import {
  type ComponentProps,
  lazy,
  type RefObject,
  Suspense,
  useLayoutEffect,
  useRef,
} from 'react';
import { classes } from './classes.ts';
import css from './composer.module.css';
import { takePasted, takesDropped } from './files-handed-over.ts';

/** What is read comes first; this comes beside it, asked for at once, and its place is kept meanwhile. */
const coming = import('./composer.tsx').catch(
  () => new Promise<never>(() => undefined), // the page begins anew (app/main.tsx); words go on being kept till then
);
const Late = lazy(async () => ({ default: (await coming).Composer }));

type Area = RefObject<HTMLTextAreaElement | null>;

/** Who wants to write before the composer is there writes in its place, and goes on in it where they were. */
export function Composer(props: ComponentProps<typeof Late>) {
  const own = useRef<HTMLTextAreaElement>(null);
  const area = props.area ?? own;
  const held = useRef<[number, number] | null>(null);
  return (
    <Suspense fallback={<Place {...props} area={area} held={held} />}>
      <Late {...props} area={area} />
      <Arrival area={area} held={held} />
    </Suspense>
  );
}

type Held = { area: Area; held: RefObject<[start: number, end: number] | null> };
type Placed = Held & Pick<ComponentProps<typeof Late>, 'label' | 'draft' | 'files'>;

function Place({ area, held, label, draft, files }: Placed) {
  useLayoutEffect(() => {
    const box = area.current;
    return () => {
      const isThere = box !== null && document.activeElement === box;
      held.current = isThere ? [box.selectionStart, box.selectionEnd] : null;
    };
  }, [area, held]);
  return (
    <textarea
      ref={area}
      aria-label={label}
      value={draft.text}
      onChange={(event) => draft.write(event.target.value)}
      onBlur={() => void draft.keep()}
      onPaste={(event) => takePasted(event, files)}
      {...takesDropped(files)}
      className={classes(css.area, css.coming)}
    />
  );
}

function Arrival({ area, held }: Held) {
  useLayoutEffect(() => {
    if (!held.current) return;
    area.current?.focus({ preventScroll: true });
    area.current?.setSelectionRange(...held.current);
  }, [area, held]);
  return null;
}
