import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bus, createLocalBus } from '../../../src/platform/bus.ts';
import { connect } from '../../support/socket.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';

/** A bus whose messages a test can lose, and that it can take away. */
function createFrailBus() {
  const bus = createLocalBus();
  const listeners = new Set<(up: boolean) => void>();
  const state = { up: true, lose: (_text: string) => false };
  const frail: Bus = {
    ...bus,
    async publish(channel, text) {
      if (!state.up) throw new Error('the bus is away');
      if (!state.lose(text)) await bus.publish(channel, text);
    },
    isUp: () => state.up,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const set = (up: boolean) => {
    state.up = up;
    for (const listener of listeners) listener(up);
  };
  return { bus: frail, state, set };
}

const oneTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

describe('telling what happens', () => {
  const frail = createFrailBus();
  let house: LiveHouse;
  let beside: LiveHouse;
  beforeAll(async () => {
    house = await openLiveHouse({ bus: frail.bus });
    beside = await openLiveHouse({ bus: frail.bus, beside: house });
  });
  afterAll(async () => {
    await beside.close();
    await house.close();
  });

  it('keeps the order and every number, while twelve people write at once', async () => {
    const room = house.room();
    const writers = oneTo(12).map(() => house.person());
    const sockets = [
      await connect(house, house.person()),
      await connect(beside, house.person()),
      await connect(beside, house.person()),
    ];
    await Promise.all(sockets.map((socket) => socket.join(room.subject)));

    await Promise.all(
      writers.map(async (writer, at) => {
        for (const note of oneTo(10)) {
          await (at % 2 ? house : beside).write(room, writer, `note ${note}`);
        }
      }),
    );
    for (const socket of sockets) while ((await socket.next('event')).sequence !== 120);

    for (const socket of sockets) {
      expect(socket.events().map(({ sequence }) => sequence)).toEqual(oneTo(120));
    }
    await Promise.all(sockets.map((socket) => socket.close()));
  });

  it('fills a gap from the outbox before it goes on', async () => {
    const ben = house.person();
    const room = house.room();
    const socket = await connect(house, house.person());
    await socket.join(room.subject);

    await house.write(room, ben, 'one');
    await house.write(room, ben, 'two, lost on the way', { publish: false });
    await house.write(room, ben, 'three');
    while ((await socket.next('event')).sequence !== 3);

    expect(socket.events().map(({ data }) => data.text)).toEqual([
      'one',
      'two, lost on the way',
      'three',
    ]);
    await socket.close();
  });

  it('shows an event once that comes twice', async () => {
    const ben = house.person();
    const room = house.room();
    const socket = await connect(house, house.person());
    await socket.join(room.subject);
    const heard: string[] = [];
    const end = await house.bus.subscribe(room.subject, (text) => heard.push(text));

    await house.write(room, ben, 'one');
    await socket.next('event');
    for (const text of [...heard, ...heard]) await house.bus.publish(room.subject, text);
    await house.write(room, ben, 'two');
    while ((await socket.next('event')).sequence !== 2);

    expect(socket.events()).toHaveLength(2);
    await end();
    await socket.close();
  });

  it('brings the last event too, when its message was lost and then all is silent', async () => {
    const room = house.room();
    const socket = await connect(house, house.person());
    await socket.join(room.subject);

    await house.write(room, house.person(), 'lost', { publish: false });

    expect((await socket.next('event')).data.text).toBe('lost');
    await socket.close();
  });

  it('tells the last number again and again in silence', async () => {
    const room = house.room();
    await house.write(room, house.person(), 'one');
    const socket = await connect(house, house.person());
    await socket.join(room.subject);

    const heads = [await socket.next('head'), await socket.next('head')];

    const head = { op: 'head', subject: room.subject, sequence: 1 };
    expect(heads).toEqual([head, head]);
    await socket.close();
  });

  it('asks the database once for the heads of all that is joined', async () => {
    const rooms = oneTo(20).map(() => house.room());
    const socket = await connect(house, house.person());
    for (const room of rooms) await socket.join(room.subject);
    const asked: string[] = [];
    const query = house.pool.query.bind(house.pool);
    house.pool.query = ((...parts: Parameters<typeof query>) => {
      asked.push(JSON.stringify(parts[0]));
      return query(...parts);
    }) as typeof house.pool.query;

    for (const room of rooms) await socket.next('head', room.subject);

    house.pool.query = query;
    const looks = asked.filter((text) => text.includes('subject_heads'));
    expect(looks.length).toBeGreaterThan(0);
    expect(looks.length).toBeLessThan(rooms.length / 2);
    await socket.close();
  });

  it('goes on by the outbox while the bus is away, and after it is back', async () => {
    const ben = house.person();
    const room = house.room();
    const sockets = [await connect(house, house.person()), await connect(beside, house.person())];
    for (const socket of sockets) await socket.join(room.subject);

    frail.set(false);
    await house.write(room, ben, 'one', { publish: false });
    for (const socket of sockets) expect((await socket.next('event')).data.text).toBe('one');
    await house.write(room, ben, 'two', { publish: false });
    frail.set(true);
    await house.write(room, ben, 'three');
    for (const socket of sockets) while ((await socket.next('event')).sequence !== 3);

    for (const socket of sockets) {
      expect(socket.events().map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    }
    await Promise.all(sockets.map((socket) => socket.close()));
  });

  it('keeps its sockets while PostgreSQL is away, and goes on when it is back', async () => {
    const ben = house.person();
    const [room, another] = [house.room(), house.room()];
    const ana = house.person();
    const [socket, late] = [await connect(house, ana), await connect(house, ana)];
    await socket.join(room.subject);
    await house.write(room, ben, 'one');

    const { execute } = house.deps.db;
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    house.deps.db.execute = (() => Promise.reject(away)) as never;
    socket.send({ op: 'join', subject: another.subject });
    await beside.write(room, ben, 'two, published while it is away');
    await beside.write(room, ben, 'three, lost as well', { publish: false });
    late.send({ op: 'join', subject: room.subject, after: 0 });
    for (const one of [socket, late]) await one.settled();
    house.deps.db.execute = execute;

    expect(await late.next(['joined', 'refused'])).toMatchObject({ op: 'joined' });
    while ((await late.next('event')).sequence !== 3);
    expect(await socket.next(['joined', 'refused'], another.subject)).toMatchObject({
      op: 'joined',
    });
    while ((await socket.next('event')).sequence !== 3);
    expect(socket.events().map(({ data }) => data.text.slice(0, 3))).toEqual(['one', 'two', 'thr']);
    await Promise.all([socket, late].map((one) => one.close()));
  });

  it('is not put off by odd messages on the bus', async () => {
    const room = house.room();
    const socket = await connect(house, house.person());
    await socket.join(room.subject);

    for (const odd of ['', '{', 'null', '{"id":1}', '{"__proto__":{"sequence":9}}']) {
      await house.bus.publish(room.subject, odd);
      await house.bus.publish(`presence/${room.subject}`, odd);
    }
    await house.write(room, house.person(), 'after all');

    expect((await socket.next('event')).data.text).toBe('after all');
    await socket.close();
  });
});
