import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '../../support/world.ts';

describe('health, and what a newcomer can ask without signing in', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('is live and ready while PostgreSQL answers', async () => {
    const up = { status: 'up', waitingFor: [] };
    expect((await world.anyone.get('//health/live')).json()).toEqual(up);
    expect((await world.anyone.get('//health/ready')).json()).toEqual(up);
  });

  it('answers an address that nobody serves with a problem', async () => {
    const reply = await world.anyone.get('//nowhere');
    expect(reply.statusCode).toBe(404);
    expect(reply.json()).toMatchObject({
      type: 'http://hallway.test/problems/not-found',
      status: 404,
    });
  });

  it('lets nothing of another origin run, and nobody frame it', async () => {
    const { headers } = await world.anyone.get('//health/live');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    });
  });

  it('does not have metrics where no token for them was set', async () => {
    expect((await world.anyone.get('//metrics')).statusCode).toBe(404);
  });
});
