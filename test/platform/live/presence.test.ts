import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalBus } from '../../../src/platform/bus.ts';
import { connect, type Frame, type TestSocket } from '../../support/socket.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';

describe('who is there', () => {
  const bus = createLocalBus();
  let house: LiveHouse;
  let beside: LiveHouse;
  beforeAll(async () => {
    const limits = { presenceEvery: 10 };
    house = await openLiveHouse({ bus, limits });
    beside = await openLiveHouse({ bus, limits, beside: house });
  });
  afterAll(async () => {
    await beside.close();
    await house.close();
  });

  const names = (frame: Frame) => frame.people.map(({ name }: { name: string }) => name).sort();
  async function untilSees(socket: TestSocket, wanted: string[]): Promise<Frame> {
    for (;;) {
      const frame = await socket.next('presence');
      if (JSON.stringify(names(frame)) === JSON.stringify(wanted)) return frame;
    }
  }

  it('is shown by name on every process, and when someone goes', async () => {
    const room = house.room();
    const anas = await connect(house, house.person('Ana'));
    await anas.join(room.subject);
    await untilSees(anas, ['Ana']);
    const bens = await connect(beside, house.person('Ben'));
    await bens.join(room.subject);

    const frame = await untilSees(anas, ['Ana', 'Ben']);
    await untilSees(bens, ['Ana', 'Ben']);
    await bens.close();
    await untilSees(anas, ['Ana']);

    expect(frame).toEqual({
      op: 'presence',
      subject: room.subject,
      count: 2,
      people: expect.arrayContaining([{ id: expect.any(String), name: 'Ana' }]),
    });
    await anas.close();
  });

  it('counts a person once, with however many pages open', async () => {
    const room = house.room();
    const ana = house.person('Ana');
    const sockets = [
      await connect(house, ana),
      await connect(house, ana),
      await connect(beside, ana),
    ];
    for (const socket of sockets) await socket.join(room.subject);
    const ben = await connect(house, house.person('Ben'));
    await ben.join(room.subject);

    expect((await untilSees(ben, ['Ana', 'Ben'])).count).toBe(2);
    await Promise.all([ben, ...sockets].map((socket) => socket.close()));
  });

  it('names twenty people and counts the rest', async () => {
    const room = house.room();
    const sockets = await Promise.all(
      Array.from({ length: 25 }, () => connect(house, house.person('Someone'))),
    );
    for (const socket of sockets) await socket.join(room.subject);
    const last = sockets.at(-1);

    let frame: Frame | undefined;
    while (frame?.count !== 25) frame = await last?.next('presence');

    expect(frame.people).toHaveLength(20);
    await Promise.all(sockets.map((socket) => socket.close()));
  });

  it('is told of a process that went without a word only for a while', async () => {
    const room = house.room();
    const socket = await connect(house, house.person('Ana'));
    await socket.join(room.subject);
    const gone = house.person('Gone');
    await bus.publish(
      `presence/${room.subject}`,
      JSON.stringify({ op: 'here', process: gone.id, people: [gone.id] }),
    );

    await untilSees(socket, ['Ana', 'Gone']);
    await untilSees(socket, ['Ana']);
    await socket.close();
  });

  it('says who is writing to everyone else, on every process, and not at every key', async () => {
    const room = house.room();
    const ana = house.person('Ana');
    const [anas, bens, cems] = [
      await connect(house, ana),
      await connect(house, house.person('Ben')),
      await connect(beside, house.person('Cem')),
    ];
    for (const socket of [anas, bens, cems]) await socket.join(room.subject);

    for (let key = 0; key < 20; key += 1) anas.typing(room.subject);
    const typing = { op: 'typing', subject: room.subject, person: { id: ana.id, name: 'Ana' } };
    expect(await bens.next('typing')).toEqual(typing);
    expect(await cems.next('typing')).toEqual(typing);
    for (const socket of [anas, bens, cems]) await socket.settled();

    const heard = [anas, bens, cems].map(
      ({ frames }) => frames.filter(({ op }) => op === 'typing').length,
    );
    expect(heard).toEqual([0, 1, 1]);
    await Promise.all([anas, bens, cems].map((socket) => socket.close()));
  });

  it('is kept from those who have a block with each other', async () => {
    const room = house.room();
    const [ana, ben] = [house.person('Ana'), house.person('Ben')];
    await house.block(ana, ben);
    const [anas, bens, cems] = [
      await connect(house, ana),
      await connect(house, ben),
      await connect(house, house.person('Cem')),
    ];
    for (const socket of [anas, bens, cems]) await socket.join(room.subject);

    await untilSees(cems, ['Ana', 'Ben', 'Cem']);
    expect((await untilSees(anas, ['Ana', 'Cem'])).count).toBe(2);
    bens.typing(room.subject);
    await cems.next('typing');
    await anas.settled();

    expect(JSON.stringify(anas.frames)).not.toContain(ben.id);
    await Promise.all([anas, bens, cems].map((socket) => socket.close()));
  });
});
