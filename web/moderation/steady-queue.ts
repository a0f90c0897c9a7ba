import type { Case } from './views.ts';

export type Shown = { case: Case; gone: boolean };

/**
 * The queue as it is shown: cases keep their places while someone works through them. What others have dealt with
 * meanwhile stays and says so, and what is new comes at the end.
 */
export function keepPlaces(shown: readonly Shown[], fresh: readonly Case[]): Shown[] {
  const now = new Map(fresh.map((one) => [one.id, one]));
  const kept = shown.map((one): Shown => {
    const still = now.get(one.case.id);
    return { case: still ?? one.case, gone: still === undefined };
  });
  const known = new Set(shown.map((one) => one.case.id));
  const added = fresh.filter(({ id }) => !known.has(id));
  return [...kept, ...added.map((one) => ({ case: one, gone: false }))];
}
