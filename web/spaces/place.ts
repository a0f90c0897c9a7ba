type Item = { id: string };

const nothing: ReadonlySet<string> = new Set();

/**
 * Splits what is new into what arrived above (waits) and what follows below (is appended).
 *
 * @param own  what the reader has sent just now: it stands at the top at once
 */
export function place(
  list: Item[],
  order: string[],
  own = nothing,
): { order: string[]; waiting: number } {
  const ids = list.map(({ id }) => id);
  if (order.length === 0) return { order: ids, waiting: 0 };
  const known = new Set(order);
  const there = new Set(ids);
  const lastKnown = ids.findLastIndex((id) => known.has(id));
  const fresh = ids.filter((id) => !known.has(id));
  const mine = fresh.filter((id) => own.has(id));
  const below = ids.slice(lastKnown + 1).filter((id) => !known.has(id) && !own.has(id));
  return {
    order: [...mine, ...order.filter((id) => there.has(id)), ...below],
    waiting: fresh.length - below.length - mine.length,
  };
}
