import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { attachOrStart } from '../../bin/embedded-postgres.mjs';
import { processesOf, untilNoneOf } from './launch.ts';
import { end, freePort, type Started, startHallway, untilReady, untilRefused } from './service.ts';

jest.setTimeout(120_000); // whole processes start here, maybe on a busy machine

describe('npm start', () => {
  const data = mkdtempSync(join(tmpdir(), 'hallway-start-'));
  chmodSync(data, 0o711); // as a checkout is: others may pass through
  const folder = join(data, 'postgres');
  const started: Started[] = [];
  let env: { DATA_FOLDER: string; PORT: string };
  let port: number;
  beforeAll(async () => {
    port = await freePort();
    env = { DATA_FOLDER: data, PORT: String(port) };
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((service) => end(service, 'SIGKILL')));
    await untilNoneOf(folder);
  });
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  function start(other: Record<string, string> = {}) {
    const service = startHallway({ ...env, ...other });
    started.push(service);
    return service;
  }

  async function ask(sql: string) {
    const { url, stop } = await attachOrStart({ folder });
    const client = new Client(url);
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    await stop();
    return rows;
  }

  it('says where it is open, and leaves nothing running when it is stopped', async () => {
    const service = start();
    await untilReady(service, port);
    expect(service.said()).toContain(`Hallway is open at http://127.0.0.1:${port}`);

    expect(await end(service, 'SIGTERM')).toBe(0);

    expect(processesOf(folder)).toEqual([]);
  });

  it('is a small network with people in it, the same ones at the next start', async () => {
    const first = start();
    await untilReady(first, port);
    const people = await ask('SELECT id, name FROM persons ORDER BY id');
    expect(people.length).toBeGreaterThan(5);
    await end(first, 'SIGTERM');

    await untilReady(start(), port);

    expect(await ask('SELECT id, name FROM persons ORDER BY id')).toEqual(people);
  });

  it('keeps what was committed when it is killed in the middle, and starts again at once', async () => {
    const first = start();
    await untilReady(first, port);
    await ask('CREATE TABLE kept AS SELECT 42 AS answer');
    await end(first, 'SIGKILL');

    await untilReady(start(), port);

    expect(await ask('SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('refuses a second time on the same folder, and says where the first one is', async () => {
    await untilReady(start(), port);

    const second = await untilRefused(start({ PORT: String(await freePort()) }));

    expect(second.status).toBe(1);
    expect(second.said).toContain(`Hallway already runs here at http://127.0.0.1:${port}`);
    expect(second.said).not.toContain('    at '); // a message, not a stack
  });

  it('names another port when the port is taken', async () => {
    const other = createServer().listen(port, '127.0.0.1');

    const { status, said } = await untilRefused(start());

    expect(status).toBe(1);
    expect(said).toContain(`Port ${port} is taken by another program`);
    expect(said).toContain(`PORT=${port + 1} npm start`);
    other.close();
  });

  it('refuses in production', async () => {
    const { status, said } = await untilRefused(start({ NODE_ENV: 'production' }));

    expect(status).toBe(1);
    expect(said).toContain('In production use docker compose');
  });

  it('names a setting that has a wrong value', async () => {
    const { status, said } = await untilRefused(start({ DATABASE_POOL: 'many' }));

    expect(status).toBe(1);
    expect(said).toContain('DATABASE_POOL');
    expect(said).not.toContain('    at ');
  });
});
