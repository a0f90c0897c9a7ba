type Item = { id: string };

/** The rows of a long list that are in the document, and how high each row is, in pixels. */
export type Near = { ids: ReadonlySet<string>; heights: ReadonlyMap<string, number> };

/**
 * The rows that are in the document, each with the height of those before it that are not.
 *
 * @param near   null: all of them are
 * @returns      besides, the height of those that are missing after the last
 */
export function withGaps<Of extends Item>(items: readonly Of[], near: Near | null) {
  let gap = 0;
  const rows: { item: Of; gap: number }[] = [];
  for (const item of items) {
    if (near && !near.ids.has(item.id)) {
      gap += near.heights.get(item.id) ?? 0;
    } else {
      rows.push({ item, gap });
      gap = 0;
    }
  }
  return { rows, gap };
}

/** The rows that reach into the stretch between two heights, counted from the top of the list. */
export function idsBetween(
  items: readonly Item[],
  heights: Near['heights'],
  from: number,
  to: number,
): string[] {
  let top = 0;
  return items.flatMap(({ id }) => {
    const above = top;
    top += heights.get(id) ?? 0;
    return top > from && above < to ? [id] : [];
  });
}

/** The rows named, and those beside them, so that the keyboard has where to go on to. */
export function withNeighbours(items: readonly Item[], ids: ReadonlySet<string>): string[] {
  const isNamed = (at: number) => ids.has(items[at]?.id ?? '');
  return items.flatMap(({ id }, at) =>
    isNamed(at - 1) || isNamed(at) || isNamed(at + 1) ? [id] : [],
  );
}
