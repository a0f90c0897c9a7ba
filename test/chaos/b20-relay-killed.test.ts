import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { BusMessage } from '../../src/platform/bus-message.ts';
import { eventually } from '../support/eventually.ts';
import { openWorkshop } from '../support/workshop.ts';
import { openDoors, pause } from './support/hall.ts';
import { canStartRedis, startOwnRedis } from './support/own-redis.ts';

const script = fileURLToPath(new URL('./support/relay-process.ts', import.meta.url));

// Control: let `tryLock` in workers/relay-lock.ts always be true, and events get two numbers.
(canStartRedis ? describe : describe.skip)('B20: two relay processes, killed in turn', () => {
  let redis: Awaited<ReturnType<typeof startOwnRedis>>;
  let shop: Awaited<ReturnType<typeof openWorkshop>>;
  const relays: ChildProcess[] = [];
  beforeAll(async () => {
    redis = await startOwnRedis();
    shop = await openWorkshop('Redis', { redis: redis.url });
    await eventually(() => expect(shop.bus.isUp()).toBe(true));
  });
  afterAll(async () => {
    for (const relay of relays) relay.kill('SIGKILL');
    await shop.close();
    await redis.stop();
  });

  async function startProcess(): Promise<void> {
    const args = ['--import', 'tsx', script, shop.databaseUrl, redis.url, '{own}'];
    const relay = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    relays.push(relay);
    await once(relay.stdout, 'data');
  }

  it('number each event once and without a gap, and tell of every one', async () => {
    const heard: BusMessage[] = [];
    await shop.bus.subscribe('halls/main', (text) =>
      heard.push(BusMessage.parse(JSON.parse(text))),
    );
    await Promise.all([startProcess(), startProcess()]);
    let writing = true;
    let written = 0;
    const writers = Array.from({ length: 8 }, async () => {
      while (writing) {
        await openDoors(shop, 3);
        written += 3;
        await pause(10);
      }
    });

    for (let kill = 0; kill < 10; kill += 1) {
      await pause(700 + Math.random() * 400);
      relays.shift()?.kill('SIGKILL');
      await startProcess();
    }
    writing = false;
    await Promise.all(writers);

    const all = Array.from({ length: written }, (_, n) => n + 1);
    await eventually(async () => {
      const { rows } = await shop.deps.db.execute<{ sequence: number; event_id: string }>(
        sql`select sequence, event_id from subject_numbers order by sequence`,
      );
      expect(rows.map(({ sequence }) => sequence)).toEqual(all);
      expect(new Set(rows.map((row) => row.event_id)).size).toBe(written);
    });
    await eventually(() => expect([...new Set(heard.map((one) => one.sequence))]).toEqual(all));
    const named = new Map(heard.map((one) => [one.sequence, one.id]));
    for (const { sequence, id } of heard) expect(named.get(sequence)).toBe(id); // a repeat is the same event
  }, 180_000);
});
