/** Lets a few in at a time, in the order in which they came. */
export type Turns = <Answer>(work: () => Promise<Answer>) => Promise<Answer>;

/**
 * Keeps live updates from taking every database connection: when thousands come back at once, they wait for each
 * other and not pages for them.
 */
export function takeTurns(atOnce: number): Turns {
  const queue: (() => void)[] = [];
  let first = 0;
  let free = atOnce;
  const next = () => {
    const go = queue[first];
    if (!go) {
      free += 1;
      return;
    }
    first += 1;
    if (first > 1_000 && first * 2 > queue.length) {
      queue.splice(0, first);
      first = 0;
    }
    go();
  };
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((go) => queue.push(go));
    try {
      return await work();
    } finally {
      next();
    }
  };
}
