import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalBus } from '../../src/platform/bus.ts';
import { type LiveHouse, openLiveHouse } from '../platform/live/house.ts';
import { eventually } from '../support/eventually.ts';
import { oneTo, openReader, pause, type Reader } from './support/crowd.ts';

const readers = Number(process.env.CHAOS_READERS ?? 1_000);
const seconds = 10;

// Control: let `replay` in src/platform/live/replay.ts set `seat.live = true` at once, and this must fail.
describe(`B6: a tenth of ${readers} sockets is cut every second`, () => {
  const bus = createLocalBus();
  const houses: LiveHouse[] = [];
  const crowd: Reader[] = [];
  beforeAll(async () => {
    const limits = { beatMs: 500, lookEvery: 4, headEvery: 10, burst: 10_000 };
    const first = await openLiveHouse({ bus, limits });
    houses.push(first, await openLiveHouse({ bus, limits, beside: first }));
  }, 60_000);
  afterAll(async () => {
    for (const reader of crowd) reader.leave();
    for (const house of houses.reverse()) await house.close();
  }, 60_000);

  it('shows everyone everything once and in order', async () => {
    const [home] = houses as [LiveHouse];
    const room = home.room();
    const author = home.person();
    const anyHouse = () => houses[Math.floor(Math.random() * houses.length)] ?? home;
    while (crowd.length < readers) {
      const some = oneTo(Math.min(50, readers - crowd.length));
      crowd.push(...(await Promise.all(some.map(() => openReader(anyHouse, room.subject, 500)))));
    }

    let written = 0;
    for (let tenth = 0; tenth < seconds * 10; tenth += 1) {
      for (const reader of crowd) if (Math.random() < 0.01) reader.cut();
      if (tenth % 2 === 0)
        written += (await anyHouse().write(room, author, 'news')).sequences.length;
      await pause(100);
    }

    const behind = () => crowd.filter(({ seen }) => seen.at(-1) !== written).length;
    await eventually(() => expect(behind()).toBe(0), 30_000);
    const wrong = crowd.filter(({ seen }) => seen.join() !== oneTo(written).join());
    expect(wrong.map(({ seen }) => seen.join(' '))).toEqual([]);
    expect(crowd.reduce((sum, { comebacks }) => sum + comebacks, 0)).toBeGreaterThan(readers / 2);
    expect(crowd.every(({ resets }) => resets === 0)).toBe(true);
  }, 180_000);
});
