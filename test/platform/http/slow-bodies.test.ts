import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { slowBodies } from '../../../src/platform/http/slow-bodies.ts';

describe('a body that does not come', () => {
  let app: FastifyInstance;
  let wanted: () => void = () => undefined;
  const open: Socket[] = [];
  beforeAll(async () => {
    app = Fastify();
    await app.register(slowBodies, { patienceMs: 50 });
    app.addContentTypeParser('*', (_request, _payload, done) => done(null));
    const largeBody = { config: { largeBody: true } };
    app.post('/words', async (request) => {
      for await (const _ of request.raw);
      return 'read';
    });
    app.post('/file', largeBody, async (request) => {
      for await (const _ of request.raw) wanted();
      return 'read';
    });
    app.post('/refused', largeBody, async () => 'no');
    await app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    for (const socket of open) socket.destroy();
    await app.close();
  });

  /** Says what it will send, and sends one byte of it. */
  function begin(path: string): Socket {
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    open.push(socket);
    socket.on('error', () => undefined); // being cut is the point
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: a/b\r\ncontent-length: 2\r\n\r\na`,
    );
    return socket;
  }

  it.each(['/words', '/refused'])('ends the connection at %s', async (path) => {
    const socket = begin(path).resume();
    await once(socket, 'close');
  });

  it('is waited for where it is a file, and the answer comes when it is there', async () => {
    const first = new Promise<void>((begun) => {
      wanted = begun;
    });
    const socket = begin('/file');
    await first;
    await once(begin('/words').resume(), 'close'); // another has lost its patience meanwhile
    socket.write('b');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toContain('200 OK');
  });
});
