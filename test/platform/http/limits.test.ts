import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import pino from 'pino';
import {
  createLocalCounter,
  createSharedCounter,
} from '../../../src/platform/http/limit-counts.ts';
import { byAddress, byEach, limit, rateLimits } from '../../../src/platform/http/limits.ts';
import { problemAnswers } from '../../../src/platform/http/problem-answers.ts';
import { createTestRedisPrefix } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';

const redis = createTestRedisPrefix();
const log = pino({ level: 'silent' });
const publicUrl = 'http://hallway.test';

/** One API process with a door that opens three times a minute for each visitor, and twice for each account there. */
async function openDoor(counter = createLocalCounter()): Promise<FastifyInstance> {
  const app = Fastify({ trustProxy: true });
  const account = (request: { body: unknown }) => (request.body as { email?: string }).email;
  await app.register(problemAnswers, { publicUrl });
  await app.register(rateLimits, { counter, key: Buffer.alloc(32, 1) });
  const preHandler = limit(
    { name: 'knock', max: 3, windowSeconds: 60, by: byAddress },
    { name: 'knock-at', max: 2, windowSeconds: 60, by: byEach(byAddress, account) },
  );
  app.post('/knock', { preHandler }, async () => ({ open: true }));
  app.post('/ring', { preHandler: [preHandler] }, async () => ({ open: true }));
  await app.ready();
  return app;
}

const knock = (app: FastifyInstance, from: string, body: object = {}, url = '/knock') =>
  app.inject({ method: 'POST', url, headers: { 'x-forwarded-for': from }, payload: body });

async function knockOften(app: FastifyInstance, from: string, times: number): Promise<number> {
  let opened = 0;
  for (let n = 0; n < times; n += 1) if ((await knock(app, from)).statusCode === 200) opened += 1;
  return opened;
}

describe('limits', () => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await openDoor();
  });
  afterAll(() => app.close());

  it('refuse the fourth time with 429, and say when to come back', async () => {
    expect(await knockOften(app, '192.0.2.1', 3)).toBe(3);

    const refused = await knock(app, '192.0.2.1');

    expect(refused.statusCode).toBe(429);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused.json().type).toBe(`${publicUrl}/problems/too-often`);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect((await knock(app, '192.0.2.2')).statusCode).toBe(200);
  });

  it('count a /64 of IPv6 as one address, however it is written, and an IPv4 address in it as itself', async () => {
    const neighbours = ['2001:db8:0:1::1', '2001:0DB8:0:1:ffff::2', '2001:db8::1:0:0:0:3'];
    for (const from of neighbours) expect((await knock(app, from)).statusCode).toBe(200);
    expect((await knock(app, '2001:db8:0:1::99')).statusCode).toBe(429);
    expect((await knock(app, '2001:db8:0:2::1')).statusCode).toBe(200);

    expect(await knockOften(app, '192.0.2.7', 3)).toBe(3);
    expect((await knock(app, '::ffff:192.0.2.7')).statusCode).toBe(429);
  });

  it('count an account from an address by itself', async () => {
    const ana = { email: 'ana@school.test' };
    for (let n = 0; n < 2; n += 1)
      expect((await knock(app, '192.0.2.20', ana)).statusCode).toBe(200);
    expect((await knock(app, '192.0.2.20', ana)).statusCode).toBe(429);
    expect((await knock(app, '192.0.2.21', ana)).statusCode).toBe(200);
  });

  it('count together over every route that names the same limit', async () => {
    expect(await knockOften(app, '192.0.2.30', 3)).toBe(3);
    expect((await knock(app, '192.0.2.30', {}, '/ring')).statusCode).toBe(429);
  });

  it('begin again when the time is over, and keep a bounded number of counts', async () => {
    let now = 0;
    const counter = createLocalCounter(() => now);
    expect(await counter.add('ana', 1_000)).toEqual({ current: 1, ttl: 1_000 });
    now = 400;
    expect(await counter.add('ana', 1_000)).toEqual({ current: 2, ttl: 600 });
    now = 1_000;
    expect(await counter.add('ana', 1_000)).toEqual({ current: 1, ttl: 1_000 });
  });

  it('stand while Redis is away, counted in the process', async () => {
    const nowhere = { url: 'redis://127.0.0.1:1', prefix: 'x', log };
    const alone = await openDoor(createSharedCounter(nowhere));

    expect(await knockOften(alone, '192.0.2.40', 10)).toBe(3);

    await alone.close();
  });

  (redis ? it : it.skip)(
    'are shared by all processes over Redis, which holds no address',
    async () => {
      if (!redis) return;
      const doors = await Promise.all(
        [1, 2, 3].map(async () => openDoor(createSharedCounter({ ...redis, log }))),
      );
      let visitor = 50;

      await eventually(async () => {
        const from = `192.0.2.${visitor++}`; // a new one, until every process has reached Redis
        const opened = await Promise.all(doors.map((door) => knockOften(door, from, 3)));
        expect(opened.reduce((sum, n) => sum + n, 0)).toBe(3);
      });
      await Promise.all(doors.map((door) => door.close()));
      await redis.drop();
    },
  );
});
