import { createHash } from 'node:crypto';

/** The id of a thing of the demonstration network: the same wherever and whenever it is made, shaped like any other. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(`hallway demonstration ${name}`).digest('hex');
  return `01900000-0000-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}
