import { describe, expect, it } from '@jest/globals';
import { inBatches } from '../../src/platform/in-batches.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Runs that wait to be let go, and what each was given. */
function openGate() {
  const given: number[][] = [];
  const gates: (() => void)[] = [];
  const double = inBatches(
    2,
    async (_: object, items: readonly number[]) => {
      given.push([...items]);
      await new Promise<void>((resolve) => gates.push(resolve));
      if (items.includes(13)) throw new RangeError('not thirteen');
      if (items.includes(666)) throw new Error('out of order');
      return items.map((item) => item * 2);
    },
    (error) => error instanceof RangeError,
  );
  const letGo = async () => {
    gates.shift()?.();
    await turn();
    await turn();
  };
  return { given, double, letGo };
}

describe('calls in batches', () => {
  it('of one turn go together, and those of later turns while two are under way', async () => {
    const { given, double, letGo } = openGate();
    const house = {};
    const answers: Promise<number>[] = [];
    for (const items of [[1, 2], [3], [4], [5, 6]]) {
      answers.push(...items.map((item) => double(house, item)));
      await turn();
    }
    expect(given).toEqual([[1, 2], [3]]);
    await letGo();
    expect(given).toEqual([[1, 2], [3], [4, 5, 6]]);
    await letGo();
    await letGo();
    expect(await Promise.all(answers)).toEqual([2, 4, 6, 8, 10, 12]);
  });

  it('wait for nobody who shares nothing with them', async () => {
    const { given, double } = openGate();
    for (const item of [1, 2, 3]) void double({}, item);
    await turn();
    expect(given).toEqual([[1], [2], [3]]);
  });

  it('fail alone, and the others of their batch are answered', async () => {
    const { given, double, letGo } = openGate();
    const house = {};
    const answers = Promise.allSettled([2, 13, 4].map((item) => double(house, item)));
    await turn();
    for (let round = 0; round < 4; round += 1) await letGo();
    expect(given).toEqual([[2, 13, 4], [2], [13], [4]]);
    const [first, failed, last] = await answers;
    expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'not thirteen' } });
    expect([first, last]).toMatchObject([{ value: 4 }, { value: 8 }]);
  });

  it('fail together, once, where it is the fault of none of them', async () => {
    const { given, double, letGo } = openGate();
    const house = {};
    const answers = Promise.allSettled([1, 666].map((item) => double(house, item)));
    await turn();
    await letGo();
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(given).toEqual([[1, 666]]);
  });

  it('are refused where a thousand wait', async () => {
    const { double } = openGate();
    const house = {};
    for (let item = 1_000; item < 2_000; item += 1) void double(house, item);
    await expect(double(house, 1)).rejects.toMatchObject({ kind: { slug: 'too-busy' } });
  });

  it('go 64 at a time', async () => {
    const { given, double, letGo } = openGate();
    const house = {};
    for (let item = 100; item < 250; item += 1) void double(house, item);
    for (let round = 0; round < 3; round += 1) {
      await turn();
      await letGo();
    }
    expect(given.map(({ length }) => length)).toEqual([64, 64, 22]);
  });
});
