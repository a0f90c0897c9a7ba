import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from '../../support/socket.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';

describe('a slow reader', () => {
  let house: LiveHouse;
  beforeAll(async () => {
    house = await openLiveHouse();
  });
  afterAll(() => house.close());

  it('is cut when too much waits for it, while the others read on, and then resumes', async () => {
    const [ana, ben] = [house.person(), house.person()];
    const room = house.room();
    const [slow, quick] = [await connect(house, ana), await connect(house, house.person())];
    for (const socket of [slow, quick]) await socket.join(room.subject);
    slow.ws.pause();

    const text = 'x'.repeat(400_000);
    for (let note = 1; note <= 30; note += 1) {
      await house.write(room, ben, text);
      expect((await quick.next('event')).sequence).toBe(note);
    }
    slow.ws.resume();
    const { code } = await slow.closed;
    const seen = slow.events().length;
    const again = await connect(house, ana);
    await again.join(room.subject, seen);
    while ((await again.next('event')).sequence !== 30);

    expect(code).toBe(1013);
    expect(seen).toBeLessThan(30);
    expect(again.events().map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 30 - seen }, (_, at) => seen + 1 + at),
    );
    await Promise.all([quick, again].map((socket) => socket.close()));
  });

  it('is replayed as much as it takes, however much that is', async () => {
    const ben = house.person();
    const room = house.room();
    for (let note = 0; note < 130; note += 1) await house.write(room, ben, 'y'.repeat(200_000));
    const socket = await connect(house, house.person());

    await socket.join(room.subject, 0);
    socket.ws.pause();
    await new Promise((wake) => setTimeout(wake, 1_500)); // longer than it takes to fill every buffer between
    socket.ws.resume();
    while ((await socket.next('event')).sequence !== 130);

    expect(socket.events()).toHaveLength(130);
    await socket.close();
  });

  it('is ended when it no longer answers a ping', async () => {
    const brisk = await openLiveHouse({ beside: house, limits: { pingEvery: 10 } });
    const dead = await connect(brisk, brisk.person());
    const alive = await connect(brisk, brisk.person());
    dead.ws.pause();
    while (brisk.hub.figures().sockets > 1) await new Promise((wake) => setTimeout(wake, 50));
    await alive.settled();
    await alive.close();
    dead.ws.terminate();
    await brisk.close();
  });
});
