import { idsBetween } from './near-posts.ts';
import { firstInWindow, type Row } from './post-rows.ts';

type Item = { id: string };
/** Where the row stood that is being read: in the list, whose upper edge stood where, in pixels. */
type Anchor = { element: HTMLElement; inside: number; frame: number };

/** Knows how high the rows of a list are, and scrolls along when those above the reader become higher or lower. */
export function makeReadingPlace() {
  const heights = new Map<string, number>();
  let anchor: Anchor | null = null;

  /**
   * Measures what is in the document; of the rest, what was not seen yet is taken to be as high as the others are.
   *
   * @returns  whether there was such a guess, for which the document has no room yet
   */
  function measure(items: readonly Item[], rows: readonly Row[]): boolean {
    let sum = 0;
    for (const { id, element } of rows) {
      const { height } = element.getBoundingClientRect();
      heights.set(id, height);
      sum += height;
    }
    const usual = sum / Math.max(1, rows.length);
    const unseen = items.filter(({ id }) => !heights.has(id));
    for (const { id } of unseen) heights.set(id, usual);
    return unseen.length > 0;
  }

  const topOf = (element: HTMLElement) => element.getBoundingClientRect().top;
  /** The edge that holds still: of the row at the top of the window, or of the list where that lies above the window. */
  const edgeOf = (element: HTMLElement, frame: HTMLElement) =>
    element === frame ? element.getBoundingClientRect().bottom : topOf(element);
  const whereIs = (element: HTMLElement, frame: HTMLElement): Anchor => ({
    ...{ element, inside: edgeOf(element, frame) - topOf(frame) },
    frame: topOf(frame) + window.scrollY,
  });

  /** What grew above the list moves it as on any page, as long as its beginning can be seen. */
  function hold(frame: HTMLElement, rows: readonly Row[]) {
    if (anchor?.element.isConnected) {
      const now = whereIs(anchor.element, frame);
      const inside = now.inside - anchor.inside;
      const above = topOf(frame) - inside < 0 ? now.frame - anchor.frame : 0;
      if (inside + above !== 0) window.scrollBy({ top: inside + above, behavior: 'instant' });
    }
    anchor = whereIs(firstInWindow(rows)?.element ?? frame, frame);
  }

  const idsWithin = (items: readonly Item[], frame: HTMLElement, margin: number) =>
    idsBetween(items, heights, -topOf(frame) - margin, -topOf(frame) + window.innerHeight + margin);

  return { heights, measure, hold, idsWithin };
}
