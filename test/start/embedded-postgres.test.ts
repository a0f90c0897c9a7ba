import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { attachOrStart, startEmbeddedPostgres } from '../../bin/embedded-postgres.mjs';
import { kill, launch, postmasterOf, processesOf, untilNoneOf } from './launch.ts';

jest.setTimeout(120_000); // whole processes start here, maybe on a busy machine

describe('the PostgreSQL that Hallway brings', () => {
  const home = mkdtempSync(join(tmpdir(), 'hallway-start-'));
  chmodSync(home, 0o711); // as a checkout is: others may pass through
  const folder = join(home, 'postgres');
  beforeAll(async () => (await startEmbeddedPostgres({ folder })).stop());
  afterEach(() => untilNoneOf(folder)); // whatever a test did, nothing may be left running
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  async function ask(url: string, sql: string) {
    const client = new Client(url);
    client.on('error', () => {}); // tests end servers on purpose
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows;
  }

  it('keeps what was committed when everything is killed, and starts again at once', async () => {
    const first = await launch(folder);
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await kill(first.child);

    const again = await startEmbeddedPostgres({ folder });

    expect(await ask(again.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await again.stop();
  });

  it('ends when its launcher is killed', async () => {
    const { child } = await launch(folder);
    expect(processesOf(folder).length).toBeGreaterThan(1);

    await kill(child);

    await untilNoneOf(folder);
    expect(existsSync(join(folder, 'cluster', 'postmaster.pid'))).toBe(false);
  });

  it('is found and ended by the next start when its guard was killed too', async () => {
    const { child } = await launch(folder);
    const orphan = postmasterOf(folder);
    const guard = processesOf(folder).filter((pid) => pid !== orphan);
    for (const pid of guard) process.kill(pid, 'SIGKILL');
    await kill(child);
    expect(processesOf(folder)).toContain(orphan);

    const again = await startEmbeddedPostgres({ folder });

    expect(processesOf(folder)).not.toContain(orphan);
    await again.stop();
  });

  it('comes back on the same address when it ends by itself', async () => {
    const { url, stop } = await startEmbeddedPostgres({ folder });
    await sleep(1100); // one that ends sooner never came up, and that is told instead
    process.kill(postmasterOf(folder), 'SIGKILL');
    await expect(ask(url, 'SELECT 1')).rejects.toThrow();

    const back = async (): Promise<unknown> =>
      ask(url, 'SELECT 1 AS one').catch(() => sleep(50).then(back));
    expect(await back()).toEqual([{ one: 1 }]);

    await stop();
  });

  it('tells a second start where the first one runs', async () => {
    const { child } = await launch(folder);

    const second = startEmbeddedPostgres({ folder });

    await expect(second).rejects.toThrow('Hallway already runs here at http://127.0.0.1:3999');
    await kill(child);
  });

  it('lets nobody in without the password', async () => {
    const { url, stop } = await startEmbeddedPostgres({ folder });
    const guess = new URL(url);
    guess.password = 'hallway';

    await expect(ask(guess.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    await stop();
  });

  it('is shared by a command while the service runs, and left running', async () => {
    const service = await launch(folder);

    const command = await attachOrStart({ folder });
    expect(command.url).toBe(service.url);
    await command.stop();

    expect(await ask(service.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await kill(service.child);
  });

  it('is started by a command when nothing runs, and kept for a second one that joins', async () => {
    const first = await attachOrStart({ folder });
    const second = await attachOrStart({ folder });

    const stopped = first.stop();
    expect(await ask(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.stop();
    await stopped;

    await expect(ask(second.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('leaves nothing behind when it was for a test, not even after a kill', async () => {
    const temporary = join(home, 'temporary');
    const { child } = await launch(temporary, 'temporary');

    await kill(child);

    await untilNoneOf(temporary);
    expect(existsSync(temporary)).toBe(false);
  });
});
