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
import { asksToPost, takePasted, takesDropped } from './writing-events.ts';

/** What is read comes first; this comes beside it, asked for at once, and its place is kept meanwhile. */
const coming = import('./composer.tsx').catch(
  () => new Promise<never>(() => undefined), // the page begins anew (app/main.tsx); words go on being kept till then
);
const Late = lazy(async () => ({ default: (await coming).Composer }));

type Area = RefObject<HTMLTextAreaElement | null>;

/** Who wants to write before the composer is there writes in its place, and goes on in it where they were, or posts. */
export function Composer(props: ComponentProps<typeof Late>) {
  const own = useRef<HTMLTextAreaElement>(null);
  const area = props.area ?? own;
  const held = useRef<Left>({ caret: null, posts: false });
  return (
    <Suspense fallback={<Place {...props} area={area} held={held} />}>
      <Late {...props} area={area} />
      <Arrival area={area} held={held} />
    </Suspense>
  );
}

/** What was done in the place: where the caret was, if they were in it, and whether they asked to post. */
type Left = { caret: [start: number, end: number] | null; posts: boolean };
type Held = { area: Area; held: RefObject<Left> };
type Placed = Held & Pick<ComponentProps<typeof Late>, 'label' | 'draft' | 'files'>;

function Place({ area, held, label, draft, files }: Placed) {
  useLayoutEffect(() => {
    const box = area.current;
    return () => {
      const isThere = box !== null && document.activeElement === box;
      held.current.caret = isThere ? [box.selectionStart, box.selectionEnd] : null;
    };
  }, [area, held]);
  return (
    <textarea
      ref={area}
      aria-label={label}
      value={draft.text}
      onChange={(event) => {
        held.current.posts = false; // they went on
        draft.write(event.target.value);
      }}
      onBlur={() => void draft.keep()}
      onKeyDown={(event) => {
        if (asksToPost(event)) held.current.posts = true;
      }}
      onPaste={(event) => takePasted(event, files)}
      {...takesDropped(files)}
      className={classes(css.area, css.coming)}
    />
  );
}

function Arrival({ area, held }: Held) {
  useLayoutEffect(() => {
    const { caret, posts } = held.current;
    if (caret) {
      area.current?.focus({ preventScroll: true });
      area.current?.setSelectionRange(...caret);
    }
    if (posts) area.current?.form?.requestSubmit();
  }, [area, held]);
  return null;
}
