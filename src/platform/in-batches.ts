import { tooBusy } from './http/problem-answers.ts';

type Waiting<Item, Result> = {
  item: Item;
  resolve(result: Result): void;
  reject(reason: unknown): void;
};
type Line<Item, Result> = { waiting: Waiting<Item, Result>[]; underWay: number; called: boolean };

/** More would make whoever came first wait for all the others. */
const mostTogether = 64;
/** Where so many wait, the next would wait for seconds: better to be told. */
const mostWaiting = 1_000;

/**
 * Lets calls of the same moment share one way to the database: those of one turn of the event loop go together, and so
 * do those made while enough batches are under way. So nobody waits for company, and the busier it is, the less each costs.
 *
 * @param mostUnderWay  batches at a time
 * @param run      answers the items in their order; does all that it does, or nothing
 * @param isOfOne  whether a failure may be the fault of one item: then each is run again by itself, so that it fails alone
 * @returns        what to call, with what the calls share (a database, say) and the item of this one; it rejects with
 *                 `too-busy` when a thousand wait already
 */
export function inBatches<Shared extends object, Item, Result>(
  mostUnderWay: number,
  run: (shared: Shared, items: readonly Item[]) => Promise<readonly Result[]>,
  isOfOne: (error: unknown) => boolean = () => false,
): (shared: Shared, item: Item) => Promise<Result> {
  const lines = new WeakMap<Shared, Line<Item, Result>>();

  async function settle(shared: Shared, batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await run(
        shared,
        batch.map(({ item }) => item),
      );
      if (results.length !== batch.length) throw new Error('A batch was not answered item by item');
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result);
    } catch (error) {
      if (batch.length > 1 && isOfOne(error)) {
        for (const one of batch) await settle(shared, [one]);
      } else for (const { reject } of batch) reject(error);
    }
  }

  function call(shared: Shared, line: Line<Item, Result>): void {
    if (line.called || line.underWay === mostUnderWay || line.waiting.length === 0) return;
    line.called = true;
    setImmediate(() => {
      line.called = false;
      line.underWay += 1;
      void settle(shared, line.waiting.splice(0, mostTogether)).finally(() => {
        line.underWay -= 1;
        call(shared, line);
      });
      call(shared, line);
    });
  }

  return (shared, item) => {
    const line = lines.get(shared) ?? { waiting: [], underWay: 0, called: false };
    lines.set(shared, line);
    if (line.waiting.length >= mostWaiting) return Promise.reject(tooBusy());
    return new Promise((resolve, reject) => {
      line.waiting.push({ item, resolve, reject });
      call(shared, line);
    });
  };
}
