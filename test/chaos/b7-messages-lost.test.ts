import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bus, createLocalBus } from '../../src/platform/bus.ts';
import { type LiveHouse, openLiveHouse } from '../platform/live/house.ts';
import { eventually } from '../support/eventually.ts';
import { oneTo, openReader, pause, type Reader } from './support/crowd.ts';

// Control: let `look` in src/platform/live/heartbeat.ts forget the heads that it read, and this must fail.
describe('B7: the bus loses messages, the last one among them, and then is silent', () => {
  const whole = createLocalBus();
  let share = 0;
  const bus: Bus = {
    ...whole,
    publish: async (channel, text) => {
      if (Math.random() >= share) await whole.publish(channel, text);
    },
  };
  const houses: LiveHouse[] = [];
  const crowd: Reader[] = [];
  beforeAll(async () => {
    const limits = { beatMs: 500, lookEvery: 4, headEvery: 10 };
    const first = await openLiveHouse({ bus, limits });
    houses.push(first, await openLiveHouse({ bus, limits, beside: first }));
  }, 60_000);
  afterAll(async () => {
    for (const reader of crowd) reader.leave();
    for (const house of houses.reverse()) await house.close();
  }, 60_000);

  it('brings everyone everything within ten seconds', async () => {
    const [home, other] = houses as [LiveHouse, LiveHouse];
    const room = home.room();
    const author = home.person();
    for (const house of [home, other]) {
      const some = oneTo(50).map(() => openReader(() => house, room.subject, 500));
      crowd.push(...(await Promise.all(some)));
    }

    share = 0.1;
    for (let note = 1; note < 200; note += 1) {
      await home.write(room, author, 'news');
      await pause(10);
    }
    share = 1;
    await home.write(room, author, 'the last');

    await eventually(() => {
      expect(crowd.filter(({ seen }) => seen.at(-1) !== 200)).toHaveLength(0);
    }, 10_000);
    for (const { seen } of crowd) expect(seen).toEqual(oneTo(200));
  }, 60_000);
});
