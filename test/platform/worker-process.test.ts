import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';

const main = fileURLToPath(new URL('../../workers/main.ts', import.meta.url));

const keys = Buffer.alloc(32, 7).toString('base64');

const started: ChildProcess[] = [];

/** A worker process of its own, and what it says. */
function startProcess(env: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { PATH: process.env.PATH, NODE_ENV: 'development', SECRET_KEYS: keys, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (words) => {
      said.text += words;
    });
  return { child, said, ended: once(child, 'exit') };
}

jest.setTimeout(60_000); // a process takes seconds to start on a busy machine

describe('npm run worker', () => {
  afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGKILL'); // whatever a failed test left
  });

  it('refuses to start without a database and a Redis, and says what to set', async () => {
    const { said, ended } = startProcess({});

    expect((await ended)[0]).toBe(1);

    expect(said.text).toContain('DATABASE_URL: a worker process of its own needs it');
    expect(said.text).toContain('REDIS_URL: a worker process of its own needs it');
    expect(said.text).not.toContain('    at ');
  });

  it('waits for Redis and says so, and can be stopped meanwhile', async () => {
    const database = await createTestDatabase();
    const redis = 'redis://127.0.0.1:1';
    const { child, said, ended } = startProcess({ DATABASE_URL: database.url, REDIS_URL: redis });

    await eventually(() => expect(said.text).toContain('waiting for Redis'), 40_000);
    child.kill('SIGTERM');

    expect((await ended)[0]).toBe(0);
    await database.drop();
  });

  (process.env.REDIS_URL ? it : it.skip)(
    'relays and works, and ends cleanly when told',
    async () => {
      const database = await createTestDatabase();
      const env = { DATABASE_URL: database.url, REDIS_URL: String(process.env.REDIS_URL) };
      const { child, said, ended } = startProcess(env);

      await eventually(() => expect(said.text).toContain('this process relays'), 40_000);
      child.kill('SIGTERM');

      expect((await ended)[0]).toBe(0);
      expect(said.text).not.toContain('"level":50');
      await database.drop();
    },
  );
});
