import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

describe('e-mail domains of a district', () => {
  let world: World;
  let pine: { id: string };
  let oak: { id: string };
  let administrator: TestPerson;
  beforeAll(async () => {
    world = await openWorld();
    pine = await world.district();
    oak = await world.district();
    administrator = await world.person({ staffRole: 'administrator' });
  });
  afterAll(() => world.close());

  it('belongs to one district', async () => {
    const path = (district: { id: string }) => `/districts/${district.id}/domains/pine.test`;
    expect((await administrator.put(path(pine))).statusCode).toBe(204);
    expect((await administrator.put(path(pine))).statusCode).toBe(204);
    expect((await administrator.put(path(oak))).statusCode).toBe(409);
    const list = await administrator.get(`/districts/${pine.id}/domains`);
    expect(list.json().items).toEqual(['pine.test']);

    expect((await administrator.delete(path(pine))).statusCode).toBe(204);
    expect((await administrator.put(path(oak))).statusCode).toBe(204);
  });

  it('is for administrators alone', async () => {
    const path = `/districts/${pine.id}/domains/birch.test`;
    const others = [await world.person({ staffRole: 'moderator' }), await world.person()];
    for (const other of others) {
      expect((await other.put(path)).statusCode).toBe(403);
      expect((await other.delete(path)).statusCode).toBe(403);
      expect((await other.get(`/districts/${pine.id}/domains`)).statusCode).toBe(403);
    }
    expect((await world.anyone.put(path)).statusCode).toBe(401);
    expect((await world.anyone.delete(path)).statusCode).toBe(401);
    expect((await world.anyone.get(`/districts/${pine.id}/domains`)).statusCode).toBe(401);
  });

  it.each(['localhost', 'a..test', '-a.test', 'a@b.test'])('refuses %s', async (domain) => {
    const path = `/districts/${pine.id}/domains/${encodeURIComponent(domain)}`;
    expect((await administrator.put(path)).statusCode).toBe(400);
  });
});
