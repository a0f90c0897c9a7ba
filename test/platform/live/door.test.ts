import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { networkOf } from '../../../src/platform/live/connection.ts';
import { connect, liveAddress } from '../../support/socket.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';

describe('the door of the live socket', () => {
  let house: LiveHouse;
  beforeAll(async () => {
    house = await openLiveHouse({ limits: { socketsPerPerson: 3 } });
  });
  afterAll(() => house.close());

  const refusal = (socket: Promise<unknown>) =>
    socket.then(
      () => 'let in',
      (error: Error) => error.message,
    );

  it.each([
    ['none at all', undefined],
    ['null', 'null'],
    ['another site', 'http://evil.test'],
    ['ours as a part of another name', 'http://hallway.test.evil.test'],
    ['ours with another port', 'http://hallway.test:8080'],
    ['ours with another scheme', 'https://hallway.test'],
    ['ours in capitals', 'HTTP://HALLWAY.TEST'],
    ['ours with a slash', 'http://hallway.test/'],
    ['ours twice', 'http://hallway.test, http://hallway.test'],
    ['nothing', ''],
  ])('stays shut for a cookie when the origin is %s', async (_words, origin) => {
    const { cookie } = house.person();
    const headers = { cookie, ...(origin === undefined ? {} : { origin }) };
    const answer = await refusal(connect(house, { headers }));
    expect(answer).toBe('Unexpected server response: 403');
  });

  it('opens for a cookie from our own pages, and for a token from anywhere', async () => {
    const ana = house.person();
    const page = { cookie: ana.cookie, origin: 'http://hallway.test' };
    const sockets = [
      await connect(house, { headers: page }),
      await connect(house, ana),
      await connect(house, ana, { origin: 'null' }),
    ];
    for (const socket of sockets) await socket.settled();
    await Promise.all(sockets.map((socket) => socket.close()));
  });

  it('stays shut for no one, and for a credential that is not known', async () => {
    const origin = 'http://hallway.test';
    const strangers = [
      { origin },
      { origin, cookie: 'session=made-up' },
      { authorization: 'Bearer made-up' },
    ];
    for (const headers of strangers) {
      expect(await refusal(connect(house, { headers: headers as Record<string, string> }))).toBe(
        'Unexpected server response: 401',
      );
    }
  });

  it('lets a person have so many sockets, and another when one is closed', async () => {
    const ana = house.person();
    const [first, ...others] = [
      await connect(house, ana),
      await connect(house, ana),
      await connect(house, ana),
    ];
    expect(await refusal(connect(house, ana))).toBe('Unexpected server response: 429');
    await first?.close();
    const again = await connect(house, ana);
    const ben = await connect(house, house.person());
    await Promise.all([again, ben, ...others].map((socket) => socket?.close()));
  });

  it('counts an IPv6 subscriber once, however many addresses they have', () => {
    expect(networkOf('10.1.2.3')).toBe('10.1.2.3');
    expect(networkOf('::ffff:10.1.2.3')).toBe('10.1.2.3');
    expect(networkOf('2001:db8:0:12:1:2:3:4')).toBe('2001:db8:0:12::/64');
    expect(networkOf('2001:0DB8::12:1:2:3:4')).toBe('2001:db8:0:12::/64');
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
    expect(networkOf('fe80::1')).toBe(networkOf('fe80::2'));
    expect(networkOf('fe80:0:0:1::1')).not.toBe(networkOf('fe80:0:0:2::1'));
  });

  it('says what it is to those who only read it', async () => {
    const { headers } = house.person();
    const answer = await house.app.inject({ url: '/api/live', headers });
    expect(answer.statusCode).toBe(426);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('survives an upgrade anywhere else, and one with odd headers', async () => {
    const address = (await liveAddress(house)).replace('ws:', 'http:');
    const upgrade = (url: string, headers: Record<string, string>) =>
      new Promise<void>((resolve) => {
        const request = httpRequest(url, {
          headers: { connection: 'Upgrade', upgrade: 'websocket', ...headers },
        });
        for (const event of ['response', 'upgrade', 'error', 'close']) {
          request.on(event, (_answer: unknown, wire?: { destroy(): void }) => {
            wire?.destroy?.();
            request.destroy();
            resolve();
          });
        }
        request.end();
      });
    const { headers } = house.person();
    const many = Object.fromEntries(Array.from({ length: 1_900 }, (_, at) => [`x-${at}`, '']));
    await upgrade(address, many);
    await upgrade(address, { ...headers });
    await upgrade(address, {
      ...headers,
      'sec-websocket-key': 'short',
      'sec-websocket-version': '13',
    });
    await upgrade(address, {
      ...headers,
      'sec-websocket-version': '99',
      'sec-websocket-protocol': ',,;',
    });
    await upgrade(address.replace('/api/live', '/health/live'), {});
    await upgrade(address.replace('/api/live', '/nowhere'), {});

    const socket = await connect(house, house.person());
    await socket.settled();
    await socket.close();
  });

  it('is not opened by a session that ends in the same moment', async () => {
    const ana = house.person();
    const socket = new WebSocket(await liveAddress(house), { headers: ana.headers });
    const closed = new Promise((resolve) => socket.on('close', resolve));
    let lookups = 0;
    const { get } = house.known.actors;
    house.known.actors.get = function (key) {
      const found = get.call(this, key);
      if (found?.personId === ana.id && ++lookups === 1) this.delete(key); // ended after it was shown
      return found;
    };

    expect(await closed).toBe(4401);
    house.known.actors.get = get;
  });
});

describe('a process that stops', () => {
  it('tells its sockets to come back, spread out, and takes no new ones', async () => {
    const house = await openLiveHouse();
    const sockets = await Promise.all(
      Array.from({ length: 8 }, () => connect(house, house.person())),
    );

    const closing = house.app.close();
    const ends = await Promise.all(sockets.map((socket) => socket.closed));
    await closing;

    expect(new Set(ends.map(({ code }) => code))).toEqual(new Set([1012]));
    expect(new Set(ends.map(({ reason }) => reason)).size).toBeGreaterThan(1);
    expect(ends[0]?.reason).toMatch(/^retry-after-ms=\d+$/);
    await house.close();
  });

  it('does not wait for one that never answers', async () => {
    const house = await openLiveHouse();
    const socket = await connect(house, house.person());
    socket.ws.pause();
    await house.close();
    socket.ws.terminate();
  });
});
