import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defineJob } from '../../src/platform/jobs.ts';
import { eventually } from '../support/eventually.ts';
import { openWorkshop } from '../support/workshop.ts';
import { doorOpened, greeter, openDoors, stillOwed } from './support/hall.ts';
import { canStartRedis, startOwnRedis } from './support/own-redis.ts';

// Control: let `findUnqueued` in src/platform/jobs/owed-sweep.ts find nothing, and the first two must fail.
(canStartRedis ? describe : describe.skip)(
  'B3: Redis is emptied, and stopped with all it held',
  () => {
    let redis: Awaited<ReturnType<typeof startOwnRedis>>;
    let shop: Awaited<ReturnType<typeof openWorkshop>>;
    const greeted: string[] = [];
    const slowly: string[] = [];
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const slow = defineJob({
      name: 'halls.slow',
      on: doorOpened,
      concurrency: 1,
      async run(_deps, { data }) {
        await gate;
        slowly.push(data.door);
      },
    });

    beforeAll(async () => {
      redis = await startOwnRedis();
      shop = await openWorkshop('Redis', { redis: redis.url });
      await eventually(() => expect(shop.bus.isUp()).toBe(true));
    });
    afterAll(async () => {
      await shop.close();
      await redis.stop();
    });

    it('does within 60 s every job that was waiting in it when it was emptied', async () => {
      shop.start([greeter(greeted), slow]);
      const doors = await openDoors(shop, 40);
      await eventually(() => expect(greeted).toHaveLength(40)); // the slow ones wait in their queue

      await redis.empty();
      open();

      await eventually(
        () => expect([...new Set(slowly)].toSorted()).toEqual(doors.toSorted()),
        60_000,
      );
      await eventually(async () => expect(await stillOwed(shop)).toBe(0), 60_000);
    }, 90_000);

    it('loses nothing that was written while it was gone, though it comes back empty', async () => {
      const heard: number[] = [];
      await shop.bus.subscribe('halls/main', (text) => heard.push(JSON.parse(text).sequence));
      greeted.length = 0;
      await redis.kill();
      const doors = await openDoors(shop, 30);
      await eventually(() => expect(shop.bus.isUp()).toBe(false));

      await redis.restart();

      await eventually(
        () => expect([...new Set(greeted)].toSorted()).toEqual(doors.toSorted()),
        60_000,
      );
      const all = Array.from({ length: 30 }, (_, n) => 41 + n);
      await eventually(() => expect([...new Set(heard)]).toEqual(all));
      await eventually(async () => expect(await stillOwed(shop)).toBe(0), 60_000);
    }, 90_000);

    it('goes on with new work at once when it is back', async () => {
      greeted.length = 0;
      const doors = await openDoors(shop, 5);
      await eventually(() => expect(greeted.toSorted()).toEqual(doors.toSorted()), 5_000);
    });
  },
);
