import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LiveHouse, openLiveHouse } from '../platform/live/house.ts';
import { connect } from '../support/socket.ts';
import { oneTo, pause } from './support/crowd.ts';

// Control: let `spend` in src/platform/live/connection.ts always answer true, and this must fail.
describe('B14: sockets flood, and send what is too large or odd', () => {
  let house: LiveHouse;
  beforeAll(async () => {
    house = await openLiveHouse();
  });
  afterAll(() => house.close(), 60_000);

  it('cuts each of them, and others hardly notice', async () => {
    const calm = await connect(house, house.person());
    const waits: number[] = [];
    const codes = new Set<number>();

    const attack = async (at: number) => {
      const { ws, closed, join } = await connect(house, house.person());
      await join(house.room().subject);
      const text = ['{"op":"ping"}', '{"op":', '{"op":"join","subject":"rooms/1"}'][at % 3] ?? '';
      if (at % 4 === 3) ws.send(Buffer.alloc(1024 * 1024));
      else for (let sent = 0; sent < 5_000; sent += 1) ws.send(text);
      codes.add((await closed).code);
    };
    const attacks = Promise.all(
      oneTo(12).map(async (at) => {
        await pause(at * 200);
        await attack(at);
      }),
    );
    for (let round = 0; round < 100; round += 1) {
      const asked = Date.now();
      await calm.settled();
      waits.push(Date.now() - asked);
      await pause(60);
    }
    await attacks;

    expect([...codes].sort()).toEqual([1008, 1009]);
    expect(waits.toSorted((a, b) => a - b)[90]).toBeLessThan(200);
    await calm.close();
  }, 60_000);
});
