import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '../support/world.ts';

describe('trying a door too often', () => {
  let world: World;
  let counter = 0;
  beforeAll(async () => {
    world = await openWorld({ limited: true });
  });
  afterAll(() => world.close());

  const ask = (email: string, from: string, headers: Record<string, string> = {}) =>
    world.app.inject({
      method: 'POST',
      url: '/api/sign-in',
      remoteAddress: from,
      headers,
      payload: { email },
    });
  const someone = () => {
    counter += 1;
    return `someone${counter}@school.test`;
  };
  async function passed(times: number, one: (n: number) => ReturnType<typeof ask>) {
    let through = 0;
    for (let n = 0; n < times; n += 1) if ((await one(n)).statusCode === 202) through += 1;
    return through;
  }

  it('stops one account from one place after five, with the time to wait', async () => {
    const email = someone();
    expect(await passed(8, () => ask(email, '198.51.100.1'))).toBe(5);

    const refused = await ask(email, '198.51.100.1');
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask(someone(), '198.51.100.1')).statusCode).toBe(202);
  });

  it('is the same for an address that is known', async () => {
    const { email } = await world.person();
    expect(await passed(8, () => ask(email, '198.51.100.2'))).toBe(5);
  });

  it('lets nobody close the way in of somebody else from one machine', async () => {
    const email = someone();
    expect(await passed(40, () => ask(email, '198.51.100.5'))).toBe(5);
    expect(await passed(5, () => ask(email, '198.51.100.6'))).toBe(5);
  });

  it('stops one account from many places after thirty', async () => {
    const email = someone();
    expect(await passed(35, (n) => ask(email, `203.0.113.${n}`))).toBe(30);
    expect(await passed(1, () => ask(email.toUpperCase(), '203.0.113.99'))).toBe(0);
  });

  it('counts an IPv6 /64 as one place', async () => {
    const email = someone();
    expect(await passed(8, (n) => ask(email, `2001:db8:1:2::${n + 1}`))).toBe(5);
    expect((await ask(email, '2001:db8:1:3::1')).statusCode).toBe(202);
  });

  it('believes no header about where it comes from', async () => {
    const email = someone();
    const forged = (n: number) => ({ 'x-forwarded-for': `192.0.2.${n}` });
    expect(await passed(8, (n) => ask(email, '198.51.100.3', forged(n)))).toBe(5);
  });

  it('stops guessing of links and codes', async () => {
    const guess = (path: string, payload: object) =>
      world.app.inject({
        method: 'POST',
        url: `/api/sign-in/${path}`,
        remoteAddress: '198.51.100.4',
        payload,
      });
    const statuses: number[] = [];
    for (let batch = 0; batch < 16; batch += 1) {
      const tries = Array.from({ length: 10 }, (_, n) => [
        guess('link', { token: `${batch}-${n}`.padStart(43, 'x') }),
        guess('code', { requestId: 'x'.repeat(43), code: `${batch}${n}`.padStart(6, '0') }),
      ]);
      statuses.push(...(await Promise.all(tries.flat())).map(({ statusCode }) => statusCode));
    }
    expect(statuses.filter((status) => status === 403)).toHaveLength(300);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
  });
});
