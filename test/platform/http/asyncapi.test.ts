import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import * as frames from '../../../src/platform/live/frames.ts';
import { connect } from '../../support/socket.ts';
import { type LiveHouse, openLiveHouse } from '../live/house.ts';

const { Joined, Told, Head, Reset, Refused, Left, Here, Typing, Pong } = frames;
const shapesOfServer = { Joined, Told, Head, Reset, Refused, Left, Here, Typing, Pong };

describe('the description of the live socket', () => {
  let house: LiveHouse;
  // biome-ignore lint/suspicious/noExplicitAny: a document
  let document: any;
  beforeAll(async () => {
    house = await openLiveHouse();
    document = (await house.app.inject({ url: '/api/asyncapi.json' })).json();
  });
  afterAll(() => house.close());

  it('is open to anyone and names every frame and every kind of event', () => {
    expect(document.asyncapi).toBe('3.0.0');
    expect(document.servers.hallway).toMatchObject({ host: 'hallway.test', protocol: 'ws' });
    expect(Object.keys(document.components.messages)).toEqual(
      expect.arrayContaining([
        ...['join', 'leave', 'typing', 'ping', 'joined', 'head', 'reset', 'refused', 'left'],
        ...['presence', 'pong', 'rooms.note-written', 'rooms.member-removed'],
      ]),
    );
  });

  it('shows the view that an event carries, as it is on the wire', () => {
    const { payload } = document.components.messages['rooms.note-written'];
    expect(payload.properties.type.const).toBe('rooms.note-written');
    expect(Object.keys(payload.properties.data.properties)).toEqual(['id', 'text', 'author']);
    expect(payload.required).not.toContain('data');
    const plain = document.components.messages['rooms.member-removed'].payload;
    expect(plain.properties).not.toHaveProperty('data');
  });

  it('describes what is sent: every frame of a conversation has the shape it gives', async () => {
    const [ana, ben] = [house.person('Ana'), house.person('Ben')];
    const room = house.room();
    const [anas, bens] = [await connect(house, ana), await connect(house, ben)];
    for (const socket of [anas, bens]) await socket.join(room.subject);
    anas.typing(room.subject);
    await bens.next('typing');
    await house.write(room, ana, 'hello');
    await bens.next('event');
    await bens.next('presence');
    await bens.next('head');
    await bens.join(room.subject, 99);
    await bens.join('nowhere');
    await house.remove(room, ben);
    await bens.next('left');
    await bens.settled();

    const shapes = z.union(Object.values(shapesOfServer));
    for (const frame of bens.frames) expect(shapes.parse(frame)).toEqual(frame);
    const ops = [
      'event',
      'head',
      'joined',
      'left',
      'pong',
      'presence',
      'refused',
      'reset',
      'typing',
    ];
    expect([...new Set(bens.frames.map(({ op }) => op))].sort()).toEqual(ops);
    await Promise.all([anas, bens].map((socket) => socket.close()));
  });

  it('points only at what is there', () => {
    const pointers = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)];
    expect(pointers.length).toBeGreaterThan(20);
    for (const [, pointer = ''] of pointers) {
      const found = pointer.split('/').reduce((at, key) => at?.[key], document);
      expect([pointer, typeof found]).toEqual([pointer, 'object']);
    }
  });
});
