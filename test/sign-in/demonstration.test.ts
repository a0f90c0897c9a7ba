import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildApp } from '../../src/app.ts';
import { openWorld, visitorOf, type World } from '../support/world.ts';
import { cookieOf } from './postbox.ts';

describe('signing in as a made-up person', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ signIn: { demonstration: true, production: false } });
  });
  afterAll(() => world.close());

  it('takes one click in development', async () => {
    const ana = await world.person({ name: 'Ana Ruiz', demonstration: true });
    await world.person({ name: 'A real person' });
    const methods = (await world.anyone.get('/sign-in/methods')).json();
    const shown = { id: ana.id, name: 'Ana Ruiz', role: 'teacher', district: null };
    expect(methods).toEqual({ singleSignOn: null, demonstration: [shown] });

    const reply = await world.anyone.post('/sign-in/demonstration', { personId: ana.id });

    const cookie = cookieOf(reply.headers['set-cookie']);
    expect((await visitorOf(world.app, { cookie }).get('/me')).json()).toMatchObject({
      id: ana.id,
    });
  });

  it('ends the session that the browser had', async () => {
    const [ana, ben] = [
      await world.person({ demonstration: true }),
      await world.person({ demonstration: true }),
    ];
    const first = await world.anyone.post('/sign-in/demonstration', { personId: ana.id });
    const cookie = cookieOf(first.headers['set-cookie']);
    const body = { personId: ben.id };
    const second = await visitorOf(world.app, { cookie }).post('/sign-in/demonstration', body);

    expect(second.statusCode).toBe(200);
    expect(await world.sessions.authenticate({ cookie })).toBeUndefined();
  });

  it('is not for real people', async () => {
    const real = await world.person();
    const reply = await world.anyone.post('/sign-in/demonstration', { personId: real.id });

    expect(reply.statusCode).toBe(404);
    expect(reply.headers['set-cookie']).toBeUndefined();
  });

  it('does not exist unless it was asked for', async () => {
    const strict = await openWorld();
    const ana = await strict.person({ demonstration: true });

    const reply = await strict.anyone.post('/sign-in/demonstration', { personId: ana.id });
    expect(reply.statusCode).toBe(404);
    expect((await strict.anyone.get('/sign-in/methods')).json().demonstration).toEqual([]);
    await strict.close();
  });

  it('keeps a production server from starting', async () => {
    const opening = buildApp(world.deps, {
      authenticate: async () => undefined,
      signIn: { demonstration: true, production: true },
    });

    await expect(opening).rejects.toThrow(/production/);
  });
});
