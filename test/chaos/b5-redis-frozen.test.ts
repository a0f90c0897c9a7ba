import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { createSharedCounter } from '../../src/platform/http/limit-counts.ts';
import { eventually } from '../support/eventually.ts';
import { openWorkshop } from '../support/workshop.ts';
import { greeter, openDoors, pause, stillOwed } from './support/hall.ts';
import { canStartRedis, startOwnRedis } from './support/own-redis.ts';

// Control: let `within` in src/platform/redis.ts wait for ever, and the first must fail.
(canStartRedis ? describe : describe.skip)('B5: Redis is frozen for ten seconds', () => {
  let redis: Awaited<ReturnType<typeof startOwnRedis>>;
  let shop: Awaited<ReturnType<typeof openWorkshop>>;
  const greeted: string[] = [];
  beforeAll(async () => {
    redis = await startOwnRedis();
    shop = await openWorkshop('Redis', { redis: redis.url });
    shop.start([greeter(greeted)]);
    await eventually(() => expect(shop.bus.isUp()).toBe(true));
  });
  afterAll(async () => {
    await shop.close();
    await redis.stop();
  });

  it('makes nobody wait two seconds, keeps limits, and loses neither jobs nor messages', async () => {
    const counter = createSharedCounter({
      url: redis.url,
      prefix: '{frozen}',
      log: pino({ level: 'silent' }),
    });
    await openDoors(shop, 5);
    await eventually(() => expect(greeted).toHaveLength(5));
    const heard: number[] = [];
    await shop.bus.subscribe('halls/main', (text) => heard.push(JSON.parse(text).sequence));
    const memory = process.memoryUsage().rss;

    redis.freeze();
    const frozenUntil = Date.now() + 10_000;
    const waits: number[] = [];
    let doors: string[] = [];
    let counted = 0;
    while (Date.now() < frozenUntil) {
      const began = Date.now();
      await shop.bus.publish('somewhere', 'hello').catch(() => undefined);
      await (await shop.bus.subscribe(`rooms/${began}`, () => undefined))();
      counted = (await counter.add('ana', 60_000)).current;
      waits.push(Date.now() - began);
      if (doors.length < 20) doors = [...doors, ...(await openDoors(shop, 5))];
      await pause(50);
    }
    expect(shop.bus.isUp()).toBe(false);
    expect(Math.max(...waits)).toBeLessThan(3_500); // a publish, a join and a leave, each at most about 1 s
    expect(waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.95)]).toBeLessThan(2_000);
    expect(counted).toBe(waits.length);
    expect(process.memoryUsage().rss - memory).toBeLessThan(100 * 1024 * 1024);
    redis.thaw();

    await eventually(() => expect(shop.bus.isUp()).toBe(true), 5_000);
    await eventually(() => expect(new Set(greeted).size).toBe(5 + doors.length), 60_000);
    const all = Array.from({ length: doors.length }, (_, n) => 6 + n);
    await eventually(() => expect([...new Set(heard)]).toEqual(all));
    await eventually(async () => expect(await stillOwed(shop)).toBe(0), 60_000);
    counter.close();
  }, 120_000);
});
