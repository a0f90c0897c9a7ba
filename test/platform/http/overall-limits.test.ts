import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '../../support/world.ts';

describe('what one person may ask in a minute', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ limited: true });
  });
  afterAll(() => world.close());

  it('refuses writes beyond any human pace, says when to come back, and leaves others alone', async () => {
    const [hasty, calm] = [await world.person(), await world.person()];
    const answers = await Promise.all(
      Array.from({ length: 185 }, () => hasty.patch('/me', { language: 'es' })),
    );
    const refused = answers.filter(({ statusCode }) => statusCode === 429);
    expect(refused).toHaveLength(5);
    expect(refused[0]?.json()).toMatchObject({
      type: expect.stringContaining('/problems/too-often'),
    });
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await calm.patch('/me', { language: 'es' })).statusCode).toBe(200);
    expect((await hasty.get('/me')).statusCode).toBe(200);
  });
});
