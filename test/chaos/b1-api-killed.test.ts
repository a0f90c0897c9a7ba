import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, openNetwork } from './support/network.ts';
import { canStartRedis, startOwnRedis } from './support/own-redis.ts';

const kills = Number(process.env.HALLWAY_CHAOS_KILLS ?? 6);
const writersCount = 16;

// Control: answer 201 in `writePost` before the transaction commits, or ignore the key in `answerOnce`.
(canStartRedis ? describe : describe.skip)('B1: an API process is killed in mid-write', () => {
  let redis: Awaited<ReturnType<typeof startOwnRedis>>;
  let network: Awaited<ReturnType<typeof openNetwork>>;
  beforeAll(async () => {
    redis = await startOwnRedis();
    network = await openNetwork(redis.url, { apis: 1, workers: 1 });
  }, 120_000);
  afterAll(async () => {
    await network.close();
    await redis.stop();
  });

  it('loses nothing that was acknowledged, and doubles nothing that was sent again', async () => {
    const address = String(network.apis[0]?.address);
    const writers = await Promise.all(
      Array.from({ length: writersCount }, (_, index) => network.person(`Writer${index}`)),
    );
    const [first] = writers;
    const space = await ask(address, String(first?.token), 'POST', '/spaces', {
      name: 'Power cut',
      purpose: 'To lose nothing',
    });
    for (const { token } of writers)
      await ask(address, token, 'PUT', `/spaces/${space.body.id}/membership`);
    const topic = await ask(
      address,
      String(first?.token),
      'POST',
      `/spaces/${space.body.id}/topics`,
      {
        title: 'Writing through it',
        body: 'Begin',
      },
    );
    const path = `/topics/${topic.body.id}/posts`;

    const acknowledged = new Map<string, string>();
    let stopped = false;
    /** Writes one post after another; sends each again under its key until it is acknowledged, as the app does. */
    async function write(token: string): Promise<void> {
      while (!stopped) {
        const key = randomUUID();
        while (!acknowledged.has(key)) {
          const reply = await ask(
            address,
            token,
            'POST',
            path,
            { body: key },
            { 'idempotency-key': key },
          ).catch(() => undefined);
          if (reply?.status === 201) acknowledged.set(key, reply.body.id);
          else await new Promise((wake) => setTimeout(wake, 50));
        }
      }
    }
    const writing = writers.map(({ token }) => write(token));
    for (let kill = 0; kill < kills; kill += 1) {
      await new Promise((wake) => setTimeout(wake, 300 + Math.random() * 700));
      await network.kill(network.apis[0]?.process as never);
      await network.restart(0);
    }
    stopped = true;
    await Promise.all(writing);

    const { rows } = await network.pool.query(
      'select id, source, position from posts where topic_id = $1 order by position',
      [topic.body.id],
    );
    const kept = rows.slice(1); // the first is the topic's own text
    expect(acknowledged.size).toBeGreaterThan(kills * writersCount);
    expect(kept.filter(({ source, id }) => acknowledged.get(source) === id)).toHaveLength(
      acknowledged.size,
    );
    expect(new Set(kept.map(({ source }) => source)).size).toBe(kept.length);
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index + 1));
  }, 180_000);
});
