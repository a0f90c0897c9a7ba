/** A post as it stands in the document. */
export type Row = { id: string; element: HTMLElement };

const belowTheBar = 60; // what stands higher is behind the bar of a phone

export const rowsIn = (frame: ParentNode): Row[] =>
  [...frame.querySelectorAll<HTMLElement>('[data-post]')].map((element) => ({
    id: element.dataset.post ?? '',
    element,
  }));

/** The row at the upper edge of the window. */
export const firstInWindow = (rows: readonly Row[]): Row | undefined =>
  rows.find(({ element }) => element.getBoundingClientRect().bottom > belowTheBar);

/** Whether someone is at work in it: it has the focus, something in it is open, or its words are selected. */
export function isInUse({ element }: Row): boolean {
  const selection = window.getSelection();
  const isSelected = selection?.isCollapsed === false && selection.containsNode(element, true);
  const isFocused = element.contains(document.activeElement);
  return (
    isFocused || isSelected || element.querySelector('[data-open], [aria-expanded=true]') !== null
  );
}

/** Goes to the next post or the one before; from outside of the posts, to the one that is being read. */
export function goToPost(step: 1 | -1) {
  const rows = rowsIn(document);
  const at = rows.findIndex(({ element }) => element.contains(document.activeElement));
  const row = at === -1 ? firstInWindow(rows) : rows[at + step];
  const article = row?.element.querySelector('article');
  article?.focus({ preventScroll: true });
  article?.scrollIntoView({ block: 'start' });
}
