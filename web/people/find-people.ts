import { get } from '../app/fetch.ts';
import type { Choice } from '../parts/combobox.tsx';
import type { Author } from './views.ts';

export const asChoice = ({
  id,
  name,
  district,
}: Pick<Author, 'id' | 'name' | 'district'>): Choice => ({
  ...{ id, label: name },
  ...(district && { detail: district }),
});

/** People of the network, by a part of their name. */
export async function findPeople(search: string, signal: AbortSignal): Promise<Choice[]> {
  const query = new URLSearchParams({ search, limit: '8' });
  const { items } = await get<{ items: Author[] }>(`/people?${query}`, signal);
  return items.map(asChoice);
}
