import { existsSync, readdirSync } from 'node:fs';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sweepFiles } from '../../src/attachments/index.ts';
import { eventually } from '../support/eventually.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

const kibibyte = 1024;

describe('a file on its way', () => {
  let world: World;
  let ana: TestPerson;
  beforeAll(async () => {
    const fileLimits = { mostFileBytes: 64 * kibibyte, quotaBytes: 1024 * kibibyte };
    world = await openWorld({ fileLimits });
    await world.app.listen({ host: '127.0.0.1', port: 0 });
    ana = await world.person();
  });
  afterAll(() => world.close());

  const arriving = () => {
    const { incoming } = world.fileDeps.files;
    return existsSync(incoming) ? readdirSync(incoming) : [];
  };
  const begin = (headers: Record<string, string> = {}) =>
    request({
      ...{ method: 'POST', port: (world.app.server.address() as AddressInfo).port },
      ...{ host: '127.0.0.1', path: '/api/attachments?name=a.txt' },
      headers: { 'content-type': 'application/octet-stream', ...ana.headers, ...headers },
    });
  const answerTo = (sending: ReturnType<typeof begin>) =>
    new Promise<{ status: number; body: string }>((done, fail) => {
      sending.on('error', fail).on('response', async (answer) => {
        done({ status: answer.statusCode ?? 0, body: await text(answer) });
      });
    });

  it('is refused at the first byte above the limit, though it never said how long it is', async () => {
    const sending = begin();
    const answer = answerTo(sending);
    sending.write(Buffer.alloc(64 * kibibyte, 65));
    sending.write('one more');
    expect(await answer).toMatchObject({ status: 413, body: expect.stringContaining('65536') });
    sending.destroy();
    await eventually(() => expect(arriving()).toEqual([]));
    expect(await world.count('attachments')).toBe(0);
  });

  it('is refused before it comes, when it says that it is ten times too large', async () => {
    const sending = begin({ 'content-length': String(640 * kibibyte) });
    const answer = answerTo(sending);
    sending.flushHeaders();
    expect((await answer).status).toBe(413);
    sending.destroy();
  });

  it('leaves nothing behind when its sender goes away', async () => {
    const sending = begin().on('error', () => undefined);
    sending.write('Half of what');
    await eventually(() => expect(arriving()).toHaveLength(1));
    sending.destroy();
    await eventually(() => expect(arriving()).toEqual([]));
    expect(await world.count('attachments')).toBe(0);
  });

  it('is swept when the process that received it was killed', async () => {
    const { incoming } = world.fileDeps.files;
    await mkdir(incoming, { recursive: true });
    const [old, fresh] = [join(incoming, 'old'), join(incoming, 'fresh')];
    for (const path of [old, fresh]) await writeFile(path, 'half');
    const at = world.clock.now.getTime() / 1000;
    await utimes(old, at - 90_000, at - 90_000);
    await utimes(fresh, at, at);
    await sweepFiles(world.fileDeps);
    expect(arriving()).toEqual(['fresh']);
  });
});
