import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalBus } from '../../../src/platform/bus.ts';
import { newId } from '../../../src/platform/ids.ts';
import { connect } from '../../support/socket.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';

describe('losing access', () => {
  const bus = createLocalBus();
  let house: LiveHouse;
  let beside: LiveHouse;
  beforeAll(async () => {
    house = await openLiveHouse({ bus });
    beside = await openLiveHouse({ bus, beside: house });
  });
  afterAll(async () => {
    await beside.close();
    await house.close();
  });

  it('ends the channel at once for who was removed, on every process, and for no one else', async () => {
    const [ana, ben] = [house.person('Ana'), house.person('Ben')];
    const room = house.room();
    const anas = [await connect(house, ana), await connect(beside, ana)];
    const bens = await connect(house, ben);
    for (const socket of [...anas, bens]) await socket.join(room.subject);

    await house.remove(room, ana);
    const left = await Promise.all(anas.map((socket) => socket.next('left')));
    await house.write(room, ben, 'among us');
    expect((await bens.next('event')).data.text).toBe('among us');
    for (const socket of anas) await socket.settled();

    const goodbye = { op: 'left', subject: room.subject, reason: 'access-ended' };
    expect(left).toEqual([goodbye, goodbye]);
    expect(anas.flatMap((socket) => socket.events())).toEqual([]);
    expect((await anas[0]?.join(room.subject, 0))?.op).toBe('refused');
    await Promise.all([...anas, bens].map((socket) => socket.close()));
  });

  it('sends nothing to who was removed, however fast the others write', async () => {
    const [ana, ben] = [house.person(), house.person()];
    const room = house.room();
    const socket = await connect(house, ana);
    await socket.join(room.subject);

    const removed = house.remove(room, ana);
    await removed;
    await Promise.all(Array.from({ length: 20 }, () => house.write(room, ben, 'secret')));
    await socket.next('left');
    await socket.settled();

    expect(socket.events()).toEqual([]);
    await socket.close();
  });

  it('reaches those who joined what stands under the place that was closed', async () => {
    const ana = house.person();
    const room = house.room();
    const houseId = newId();
    house.known.houses.set(room.id, houseId);
    const socket = await connect(beside, ana);
    await socket.join(room.subject);

    await house.closeHouse(houseId);

    expect(await socket.next('left')).toMatchObject({ subject: room.subject });
    await socket.close();
  });

  it('asks again and misses nothing where a person may stay', async () => {
    const [ana, ben] = [house.person(), house.person()];
    const room = house.room();
    const houseId = newId();
    house.known.houses.set(room.id, houseId);
    const socket = await connect(house, ana);
    await socket.join(room.subject);
    house.asked.joins = 0;

    house.known.outsiders.delete(houseId);
    await Promise.all([
      house.happen(
        {
          type: 'rooms.house-changed',
          data: undefined as never,
          subjects: () => [`houses/${houseId}`],
        },
        { houseId } as never,
      ),
      ...['a', 'b', 'c'].map((text) => house.write(room, ben, text)),
    ]);
    while ((await socket.next('event')).sequence !== 3);

    expect(house.asked.joins).toBeGreaterThan(0);
    expect(socket.events().map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    await socket.close();
  });

  it.each(['the person is removed', 'the place above is closed'])(
    'holds where %s while it is decided whether they may join',
    async (what) => {
      const [ana, ben] = [house.person(), house.person()];
      const room = house.room();
      const houseId = newId();
      house.known.houses.set(room.id, houseId);
      const socket = await connect(house, ana);

      house.asked.meanwhile = () =>
        what === 'the person is removed' ? house.remove(room, ana) : house.closeHouse(houseId);
      const answer = await socket.join(room.subject);
      await house.write(room, ben, 'secret');
      await socket.settled();

      expect(answer.op).toBe('refused');
      expect(socket.events()).toEqual([]);
      await socket.close();
    },
  );

  it('closes what a session opened, when the session ends, and nothing else', async () => {
    const [ana, ben] = [house.person(), house.person()];
    const room = house.room();
    const anas = await connect(house, ana);
    const bens = await connect(house, ben);
    for (const socket of [anas, bens]) await socket.join(room.subject);

    house.hub.endCredential(ana.actor.credentialId);
    await house.write(room, ben, 'after');
    const { code } = await anas.closed;

    expect(code).toBe(4401);
    expect(anas.events()).toEqual([]);
    expect((await bens.next('event')).data.text).toBe('after');
    await bens.close();
  });

  it('closes what a sign-in opened that has run out', async () => {
    const soon = await openLiveHouse({ bus, beside: house, limits: { proveEvery: 10 } });
    const [ana, ben] = [soon.person(), soon.person()];
    const anas = await connect(soon, ana);
    const bens = await connect(soon, ben);

    soon.known.actors.delete(ana.headers.authorization);

    expect((await anas.closed).code).toBe(4401);
    await bens.settled();
    await bens.close();
    await soon.close();
  });

  it('closes every socket of a person who is suspended', async () => {
    const ana = house.person();
    const sockets = [await connect(house, ana), await connect(house, ana)];

    house.hub.endPerson(ana.id);

    const codes = await Promise.all(sockets.map((socket) => socket.closed));
    expect(codes.map(({ code }) => code)).toEqual([4401, 4401]);
  });

  it('hides the view, and nothing but the view, where reader and author have a block', async () => {
    const [ana, ben, cem] = [house.person('Ana'), house.person('Ben'), house.person('Cem')];
    const room = house.room();
    const anas = await connect(house, ana);
    const cems = await connect(beside, cem);
    for (const socket of [anas, cems]) await socket.join(room.subject);

    await house.write(room, ben, 'before');
    expect((await anas.next('event')).data.text).toBe('before');
    await house.block(ana, ben);
    await anas.settled();
    await house.write(room, ben, 'after');
    const hidden = await anas.next('event');
    const again = await connect(beside, ana);
    await again.join(room.subject, 0);

    expect(hidden).toMatchObject({ op: 'event', sequence: 2 });
    expect(hidden).not.toHaveProperty('data');
    for (const sequence of [1, 2]) {
      const event = await again.next('event');
      expect(event.sequence).toBe(sequence);
      expect(event).not.toHaveProperty('data');
    }
    expect((await cems.next('event')).data.text).toBe('before');
    expect((await cems.next('event')).data.text).toBe('after');
    await Promise.all([anas, cems, again].map((socket) => socket.close()));
  });
});
