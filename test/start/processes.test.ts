import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { freePort } from './service.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const { REDIS_URL: redis } = process.env;
const onRedis = redis ? it : it.skip;

/** A database number of its own, since the name that Hallway gives its keys is always the same. */
const redisApart = redis ? new URL('/15', redis).href : '';

jest.setTimeout(120_000); // whole processes start here, maybe on a busy machine

describe('API and workers as processes of their own', () => {
  const children: ChildProcess[] = [];
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => database.drop());

  function run(file: string, env: Record<string, string>, args: string[] = []) {
    const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
      cwd: project,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        NODE_ENV: 'development',
        DATABASE_URL: database.url,
        REDIS_URL: '',
        SECRET_KEYS: Buffer.alloc(32, 7).toString('base64'),
        ...env,
      },
    });
    children.push(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
    const closed = once(child, 'close').then(([status]) => status as number | null);
    return { child, closed, said: () => said };
  }

  it.each([
    ['src/main.ts', 'an API'],
    ['workers/main.ts', 'a worker'],
  ])('%s says that %s of its own needs Redis', async (file) => {
    const { closed, said } = run(file, {});

    expect(await closed).toBe(1);
    expect(said()).toMatch(/^REDIS_URL: /m);
    expect(said()).not.toContain('    at '); // a message, not a stack
  });

  it.each(['src/main.ts', 'workers/main.ts'])(
    '%s needs the keys that all processes share',
    async (file) => {
      const { closed, said } = run(file, { REDIS_URL: 'redis://127.0.0.1:1', SECRET_KEYS: '' });

      expect(await closed).toBe(1);
      expect(said()).toMatch(/^SECRET_KEYS: /m);
      expect(said()).not.toMatch(/^REDIS_URL: /m);
    },
  );

  it.each(['src/main.ts', 'workers/main.ts'])(
    '%s starts from a linked folder too',
    async (file) => {
      const folder = mkdtempSync(join(tmpdir(), 'hallway-link-'));
      const link = join(folder, 'current');
      symlinkSync(project, link, 'junction');
      const { closed, said } = run(join(link, file), {});

      expect(await closed).toBe(1);
      expect(said()).toMatch(/^REDIS_URL: /m);
      rmSync(folder, { recursive: true });
    },
  );

  onRedis('start once the tables are there, and end when they are asked to', async () => {
    const port = await freePort();
    const env = { REDIS_URL: redisApart, PORT: String(port), HOST: '127.0.0.1' };
    const api = run('src/main.ts', env);
    const worker = run('workers/main.ts', env);
    expect(await run('bin/hallway.ts', env, ['migrate']).closed).toBe(0);

    await untilReady(port);
    while (!/worker.* ready/.test(worker.said())) await sleep(50);

    api.child.kill('SIGTERM');
    worker.child.kill('SIGTERM');
    expect(await Promise.all([api.closed, worker.closed])).toEqual([0, 0]);
  });
});

async function untilReady(port: number): Promise<void> {
  const reply = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
  if (reply?.ok) return;
  await sleep(50);
  return untilReady(port);
}
