import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalCounter } from '../../src/platform/http/limit-counts.ts';
import { countLookUps } from '../../src/platform/look-ups.ts';
import { createToken } from '../../src/sign-in/index.ts';
import { openWorld, type World } from '../support/world.ts';

describe('sending made-up credentials', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ limited: true });
  });
  afterAll(() => world.close());

  const knock = (from: string, headers: Record<string, string>, url = '/api/me') =>
    world.app.inject({ method: 'GET', url, remoteAddress: from, headers });
  const madeUp = (n: number) => ({ authorization: `Bearer hlw_${`${n}`.padStart(43, 'x')}` });

  async function tokenOf(personId: string) {
    const wish = { name: 'x', scopes: ['read' as const], days: 1 };
    const { token } = await createToken(world.deps.db, personId, wish, world.clock.now);
    return { authorization: `Bearer ${token}` };
  }
  async function statuses(times: number, one: (n: number) => ReturnType<typeof knock>) {
    const seen: number[] = [];
    for (let n = 0; n < times; n += 1) seen.push((await one(n)).statusCode);
    return seen;
  }

  it('costs the database three hundred look-ups a minute, then none', async () => {
    const from = '198.51.100.10';
    const seen = await statuses(310, (n) => knock(from, madeUp(n)));
    expect(seen.filter((status) => status === 401)).toHaveLength(300);
    expect(seen.slice(300)).toEqual(Array(10).fill(429));

    const refused = await knock(from, { cookie: `hallway=${'y'.repeat(43)}`, ...madeUp(1) });
    expect(refused.json().type).toMatch(/too-often$/);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await knock('198.51.100.11', madeUp(1))).statusCode).toBe(401);
    expect((await knock(from, madeUp(1), '/health/live')).statusCode).toBe(200);
  }, 60_000);

  it('closes a /64 of IPv6 as one address, and leaves in whoever is known already', async () => {
    const ana = await tokenOf((await world.person()).id);
    const ben = await tokenOf((await world.person()).id);
    expect((await knock('2001:db8:5:1::1', ana)).statusCode).toBe(200);
    await statuses(300, (n) => knock(`2001:db8:5:1::${n.toString(16)}`, madeUp(n)));

    expect((await knock('2001:db8:5:1::1', ana)).statusCode).toBe(200);
    expect((await knock('2001:db8:5:1::1', ben)).statusCode).toBe(429);
    expect((await knock('2001:db8:5:2::1', ben)).statusCode).toBe(200);
    expect((await knock('2001:db8:5:1::1', ben)).statusCode).toBe(200);
  }, 60_000);

  it('counts no credential that is good, and no request without one', async () => {
    const from = '198.51.100.12';
    const { id } = await world.person();
    for (let n = 0; n < 150; n += 1) {
      expect((await knock(from, await tokenOf(id))).statusCode).toBe(200);
      expect((await knock(from, { cookie: 'theme=dark' })).statusCode).toBe(401);
      expect((await knock(from, madeUp(n))).statusCode).toBe(401);
    }
    for (let n = 150; n < 300; n += 1) await knock(from, madeUp(n));
    expect((await knock(from, madeUp(1))).statusCode).toBe(429);
  }, 60_000);

  it('is looked at again when the minute is over', async () => {
    let now = 0;
    const lookUps = countLookUps(
      createLocalCounter(() => now),
      () => now,
    );
    const server = { hideLimited: (text: string) => text };
    const request = { ip: '198.51.100.13', server } as unknown as Parameters<typeof lookUps>[0];
    for (let n = 0; n < 300; n += 1) await lookUps(request).failed();

    now = 59_999;
    const lookUp = lookUps(request);
    expect(lookUp.mayAsk()).toBe(false);
    expect(lookUp.retryAfter).toBe(1);
    now = 60_000;
    expect(lookUps(request).mayAsk()).toBe(true);
  });
});
