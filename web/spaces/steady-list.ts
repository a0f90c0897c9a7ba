import { useState } from 'react';
import { place } from './place.ts';

type Item = { id: string };

/**
 * Keeps a list in the order in which it is being read. What was there is updated in its place; what
 * comes in from above waits until the reader asks for it; what follows at the end (the next page) is shown.
 *
 * @param list   as it stands on the server, newest first
 * @param start  a different value starts over, such as another filter
 * @param own    the ids of what the reader has sent meanwhile: that does not wait
 */
export function useSteadyList<Of extends Item>(
  list: Of[] | undefined,
  start: string,
  own: ReadonlySet<string>,
) {
  const [kept, keep] = useState<{ start: string; order: string[] } | null>(null);
  const order = kept?.start === start ? kept.order : undefined;
  const placed = list && order ? place(list, order, own) : undefined;
  const next = placed ? placed.order : list?.map(({ id }) => id);
  if (list && next && next.join() !== (order ?? []).join()) keep({ start, order: next });
  if (list && list.length === 0 && order === undefined) keep({ start, order: [] });

  const byId = new Map(list?.map((item) => [item.id, item]));
  const shown = next?.flatMap((id) => byId.get(id) ?? []);
  return {
    shown: list ? shown : undefined,
    waiting: placed?.waiting ?? 0,
    release: () => keep({ start, order: list?.map(({ id }) => id) ?? [] }),
  };
}
