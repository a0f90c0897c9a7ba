import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { guardedFetch, isInside } from '../../src/platform/guarded-fetch.ts';

describe('fetching from addresses that others gave us', () => {
  const server = createServer((request, response) => {
    called += 1;
    if (request.url === '/long') return response.end(Buffer.alloc(600 * 1024));
    if (request.url === '/away') return response.writeHead(302, { location: '/' }).end();
    response.end('here');
  });
  let called = 0;
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((wake) => server.listen(0, '127.0.0.1', wake));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => void server.close());

  it.each([
    'http://example.org',
    'https://127.0.0.1',
    'https://127.1',
    'https://2130706433',
    'https://0x7f.1',
    'https://0.0.0.0',
    'https://10.1.2.3',
    'https://169.254.169.254',
    'https://[::1]',
    'https://[::]',
    'https://[::ffff:127.0.0.1]',
    'https://[::ffff:7f00:1]',
    'https://[fe80::1]',
    'https://[64:ff9b::7f00:1]',
    'https://localhost',
    'https://user@example.org',
  ])('refuses %s without a connection', async (address) => {
    const url = new URL(address);
    url.port = String(port);
    await expect(guardedFetch({ inside: false })(url.href)).rejects.toThrow(/not a public address/);
    expect(called).toBe(0);
  });

  it('knows what lies outside', () => {
    expect(isInside('93.184.216.34')).toBe(false);
    expect(isInside('2606:2800:220:1::1')).toBe(false);
    expect(isInside('172.32.0.1')).toBe(false);
    expect(isInside('172.31.255.255')).toBe(true);
    expect(isInside('nowhere')).toBe(true);
  });

  it('follows no redirect and reads no endless answer', async () => {
    const get = guardedFetch({ inside: true });
    const base = `http://127.0.0.1:${port}`;

    expect(await (await get(base)).text()).toBe('here');
    expect((await get(`${base}/away`)).status).toBe(302);
    await expect(get(`${base}/long`)).rejects.toThrow(/512 KiB/);
  });
});
