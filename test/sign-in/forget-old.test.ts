import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSession, createToken, forgetOldCredentials } from '../../src/sign-in/index.ts';
import { openWorld, type World } from '../support/world.ts';
import { openPostbox } from './postbox.ts';

describe('what opens nothing any more', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('is forgotten, and what still opens something stays', async () => {
    const { db, now } = world.deps;
    const ana = await world.person();
    const administrator = await world.person({ staffRole: 'administrator' });
    const token = { name: 'x', scopes: ['read' as const] };
    await openPostbox(world).ask('stranger@nowhere.test');
    await administrator.post('/invitations', { email: 'guest@nowhere.test', role: 'teacher' });
    await createSession(db, ana.id, { method: 'email' }, now());
    await createToken(db, ana.id, { ...token, days: 1 }, now());
    await createToken(db, ana.id, { ...token, days: 90 }, now());
    const tables = [
      'sign_in_requests',
      'sessions',
      'access_tokens',
      'stranger_mails',
      'invitations',
    ];
    const left = () => Promise.all(tables.map((table) => world.count(table)));
    expect(await left()).toEqual([1, 1, 2, 1, 1]);

    await forgetOldCredentials(world.deps);
    expect(await left()).toEqual([1, 1, 2, 1, 1]);
    world.clock.now = new Date(now().getTime() + 50 * 24 * 3_600_000);
    await forgetOldCredentials(world.deps);

    expect(await left()).toEqual([0, 0, 1, 0, 0]);
  });
});
