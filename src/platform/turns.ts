import { tooBusy } from './http/problem-answers.ts';

/**
 * Lets a few do heavy work at a time; the others wait in line.
 *
 * @param places       how many at once
 * @param mostWaiting  who comes after so many is refused with `too-busy`
 */
export function createTurns(places: number, mostWaiting: number) {
  const line: (() => void)[] = [];
  let free = places;
  return async function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (line.length >= mostWaiting) throw tooBusy();
    if (free > 0) free -= 1;
    else await new Promise<void>((go) => line.push(go));
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else free += 1;
    }
  };
}
