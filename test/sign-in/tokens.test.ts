import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createSession, createToken, openSessions } from '../../src/sign-in/index.ts';
import { accessTokens } from '../../src/sign-in/tables.ts';
import { openWorld, type TestPerson, visitorOf, type World } from '../support/world.ts';

describe('access tokens', () => {
  let world: World;
  let ana: TestPerson;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.clock.now = new Date('2026-11-17T15:00:00Z');
    ana = await world.person();
  });

  async function browser(secondFactor = false) {
    const wish = { method: 'email', secondFactor } as const;
    const { token } = await createSession(world.deps.db, ana.id, wish, world.deps.now());
    return visitorOf(world.app, { cookie: `hallway=${token}` });
  }
  const bearing = (token: string) => visitorOf(world.app, { authorization: `Bearer ${token}` });
  const later = (minutes: number) => {
    world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000);
  };

  it('opens what its scopes say, and nothing else', async () => {
    const mine = await browser();
    const made = (await mine.post('/me/tokens', { name: 'reader', scopes: ['read'] })).json();
    expect(made.token).toMatch(/^hlw_[\w-]{43}$/);

    const reader = bearing(made.token);
    expect((await reader.get('/me')).json()).toMatchObject({ id: ana.id });
    const refused = await reader.patch('/me', { name: 'Somebody else' });
    expect(refused.statusCode).toBe(403);
    expect(refused.json().type).toMatch(/scope-missing$/);
  });

  it('writes, but does not read, with the scope to write', async () => {
    const made = (
      await (await browser()).post('/me/tokens', { name: 'w', scopes: ['write'] })
    ).json();

    expect((await bearing(made.token).get('/me')).statusCode).toBe(403);
    expect((await bearing(made.token).patch('/me', { name: 'Ana' })).statusCode).toBe(200);
  });

  it('ends with all other sessions when its person says so, and nobody else’s does', async () => {
    const mine = await browser();
    const make = async (personId: string) => {
      const wish = { name: 'x', scopes: ['read' as const, 'write' as const], days: 1 };
      return bearing((await createToken(world.deps.db, personId, wish, world.clock.now)).token);
    };
    const [one, asking] = [await make(ana.id), await make(ana.id)];
    const others = await make((await world.person()).id);

    expect((await asking.delete('/me/sessions')).json()).toEqual({ sessions: 1, tokens: 1 });
    expect((await mine.get('/me')).statusCode).toBe(401);
    expect((await one.get('/me')).statusCode).toBe(401);
    expect((await asking.get('/me')).statusCode).toBe(200);
    expect((await others.get('/me')).statusCode).toBe(200);
    const again = await browser();
    expect((await again.delete('/me/sessions')).json()).toEqual({ sessions: 0, tokens: 1 });
    expect((await asking.get('/me')).statusCode).toBe(401);
  });

  it('is shown once and kept as a hash', async () => {
    const mine = await browser();
    const { token, id } = (await mine.post('/me/tokens', { name: 'x', scopes: ['read'] })).json();

    const list = (await mine.get('/me/tokens')).json();
    expect(list.items).toEqual([expect.objectContaining({ id, name: 'x', scopes: ['read'] })]);
    expect(JSON.stringify(list)).not.toContain(token);
    const rows = await world.deps.db.select().from(accessTokens);
    expect(JSON.stringify(rows)).not.toContain(token.slice(4));
  });

  it('is made once for the same key; the repeat gets the id and no secret', async () => {
    const mine = await browser();
    const key = { 'idempotency-key': 'one' };
    const body = { name: 'x', scopes: ['read'] };
    const first = await mine.post('/me/tokens', body, key);
    const again = await mine.post('/me/tokens', body, key);

    expect(first.statusCode).toBe(201);
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({ id: first.json().id });
    expect(again.body).not.toContain('hlw_');
  });

  it('wants a sign-in of the last quarter of an hour', async () => {
    const mine = await browser();
    later(15);
    const reply = await mine.post('/me/tokens', { name: 'x', scopes: ['read'] });

    expect(reply.json().type).toMatch(/prove-again$/);
  });

  it('cannot make another token', async () => {
    const made = await createToken(
      world.deps.db,
      ana.id,
      { name: 'x', scopes: ['read', 'write'], days: 1 },
      world.deps.now(),
    );
    const reply = await bearing(made.token).post('/me/tokens', { name: 'y', scopes: ['read'] });

    expect(reply.json().type).toMatch(/not-for-tokens$/);
  });

  it('gets staff rights only in a session with a second factor', async () => {
    const body = { name: 'x', scopes: ['read', 'admin'] };
    expect((await (await browser()).post('/me/tokens', body)).statusCode).toBe(403);
    const made = await (await browser(true)).post('/me/tokens', body);
    expect(made.statusCode).toBe(201);
    expect((await bearing(made.json().token).get('/me')).json().secondFactor).toBe(true);
  });

  it('ends when its days are over', async () => {
    const mine = await browser();
    const { token } = (
      await mine.post('/me/tokens', { name: 'x', scopes: ['read'], days: 1 })
    ).json();
    later(24 * 60);
    const check = openSessions(world.deps);

    expect(await check.authenticate({ authorization: `Bearer ${token}` })).toBeUndefined();
    await check.close();
  });

  it('ends at once when it is ended, by its owner alone', async () => {
    const mine = await browser();
    const { id, token } = (await mine.post('/me/tokens', { name: 'x', scopes: ['read'] })).json();
    expect((await bearing(token).get('/me')).statusCode).toBe(200);

    expect((await (await world.person()).delete(`/me/tokens/${id}`)).statusCode).toBe(404);
    expect((await world.anyone.delete(`/me/tokens/${id}`)).statusCode).toBe(401);
    expect((await mine.delete(`/me/tokens/${id}`)).statusCode).toBe(204);
    expect((await bearing(token).get('/me')).statusCode).toBe(401);
  });
});
