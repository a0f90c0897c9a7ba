import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { blockedBetween, blockedIds, blocksAmong } from '../../src/people/index.ts';
import { outbox } from '../../src/platform/events.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

describe('blocking someone', () => {
  let world: World;
  let ana: TestPerson;
  let ben: TestPerson;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    ana = await world.person({ name: 'Ana' });
    ben = await world.person({ name: 'Ben' });
  });

  it('keeps the two from finding each other, and tells the other nothing', async () => {
    expect((await ana.put(`/people/${ben.id}/block`)).statusCode).toBe(204);

    expect((await ana.get(`/people/${ben.id}`)).statusCode).toBe(404);
    expect((await ben.get(`/people/${ana.id}`)).statusCode).toBe(404);
    const found = (await ben.get('/people?search=Ana')).json().items;
    expect(found.map(({ id }: { id: string }) => id)).not.toContain(ana.id);
    expect((await ben.get('/me/blocks')).json().items).toEqual([]);
    const events = await world.deps.db
      .select()
      .from(outbox)
      .where(eq(outbox.type, 'people.blocks-changed'));
    const told = events.filter(({ subjects }) => subjects.includes(`people/${ben.id}`));
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toContain(ana.id);
  });

  it('is one block, however often it is sent, and ends when its owner ends it', async () => {
    await Promise.all(Array.from({ length: 12 }, () => ana.put(`/people/${ben.id}/block`)));
    const { items } = (await ana.get('/me/blocks')).json();
    expect(items).toEqual([{ id: ben.id, name: 'Ben', role: 'teacher', district: null }]);

    expect((await ben.delete(`/people/${ana.id}/block`)).statusCode).toBe(204);
    expect((await ana.get(`/people/${ben.id}`)).statusCode).toBe(404);
    expect((await ana.delete(`/people/${ben.id}/block`)).statusCode).toBe(204);
    expect((await ana.get(`/people/${ben.id}`)).statusCode).toBe(200);
  });

  it('can be asked about from either side', async () => {
    const { db } = world.deps;
    const cem = await world.person();
    await ana.put(`/people/${ben.id}/block`);

    expect(await blockedBetween(db, ben.id, ana.id)).toBe(true);
    expect(await blockedBetween(db, ben.id, cem.id)).toBe(false);
    expect(await blockedIds(db, ben.id)).toEqual(new Set([ana.id]));
    const among = await blocksAmong(db, [ana.id, ben.id, cem.id]);
    expect([...among.keys()].sort()).toEqual([ana.id, ben.id].sort());
  });

  it('does not hide anyone from staff', async () => {
    const moderator = await world.person({ staffRole: 'moderator' });
    await ana.put(`/people/${moderator.id}/block`);

    expect((await moderator.get(`/people/${ana.id}`)).statusCode).toBe(200);
  });

  it('is not for no one, oneself, or someone who is not there', async () => {
    expect((await world.anyone.put(`/people/${ben.id}/block`)).statusCode).toBe(401);
    expect((await world.anyone.delete(`/people/${ben.id}/block`)).statusCode).toBe(401);
    expect((await world.anyone.get('/me/blocks')).statusCode).toBe(401);
    expect((await ana.put(`/people/${ana.id}/block`)).statusCode).toBe(409);
    const nobody = '01900000-0000-7000-8000-000000000000';
    expect((await ana.put(`/people/${nobody}/block`)).statusCode).toBe(404);
    expect((await ana.put('/people/x/block')).statusCode).toBe(400);
  });
});
