import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LiveHouse, openLiveHouse } from '../platform/live/house.ts';
import { connect } from '../support/socket.ts';
import { oneTo } from './support/crowd.ts';

// Control: let `write` in src/platform/live/connection.ts write on whatever waits, and this must fail.
describe('B13: a hundred readers stop reading', () => {
  let house: LiveHouse;
  beforeAll(async () => {
    house = await openLiveHouse({ limits: { beatMs: 500, headEvery: 10 } });
  });
  afterAll(() => house.close(), 60_000);

  it('cuts them at 1 MiB each, keeps memory, and the others read on', async () => {
    const author = house.person();
    const room = house.room();
    const open = (many: number) =>
      Promise.all(oneTo(many).map(() => connect(house, house.person())));
    const [slow, quick] = [await open(100), await open(20)];
    for (const socket of [...slow, ...quick]) await socket.join(room.subject);
    for (const socket of slow) socket.ws.pause();
    const before = process.memoryUsage().rss;

    const notes = 120;
    for (let note = 1; note <= notes; note += 1) {
      await house.write(room, author, 'z'.repeat(100_000));
      for (const socket of quick) {
        expect((await socket.next('event')).sequence).toBe(note);
        socket.frames.length = 0;
      }
    }

    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
    for (const socket of slow) socket.ws.resume();
    const codes = await Promise.all(slow.map(async (socket) => (await socket.closed).code));
    expect(new Set(codes)).toEqual(new Set([1013]));
    await Promise.all(quick.map((socket) => socket.close()));
  }, 120_000);
});
