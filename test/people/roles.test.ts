import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { isDistrictLead } from '../../src/people/index.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

describe('who may do what for whom', () => {
  let world: World;
  let pine: { id: string };
  let administrator: TestPerson;
  let moderator: TestPerson;
  let ana: TestPerson;
  beforeAll(async () => {
    world = await openWorld();
    pine = await world.district();
    administrator = await world.person({ staffRole: 'administrator' });
    moderator = await world.person({ staffRole: 'moderator' });
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    ana = await world.person({ districtId: pine.id });
  });

  it('lets an administrator make someone staff, and take it back', async () => {
    const path = `/people/${ana.id}/staff-role`;
    expect((await administrator.put(path, { staffRole: 'moderator' })).statusCode).toBe(204);
    expect((await ana.get('/me')).json().staffRole).toBe('moderator');
    expect((await administrator.put(path, { staffRole: 'none' })).statusCode).toBe(204);
    expect((await ana.get('/me')).json().staffRole).toBe('none');
  });

  it('lets nobody else do that, and nobody for themselves', async () => {
    const path = `/people/${ana.id}/staff-role`;
    const body = { staffRole: 'administrator' };
    expect((await moderator.put(path, body)).statusCode).toBe(403);
    expect((await ana.put(path, body)).statusCode).toBe(403);
    expect((await world.anyone.put(path, body)).statusCode).toBe(401);
    const own = `/people/${administrator.id}/staff-role`;
    expect((await administrator.put(own, { staffRole: 'none' })).statusCode).toBe(409);
    expect((await administrator.put(path, { staffRole: 'king' })).statusCode).toBe(400);
  });

  it('lets people act for their own district, once an administrator says so', async () => {
    const { db } = world.deps;
    const path = `/districts/${pine.id}/leads/${ana.id}`;
    expect((await ana.put(path)).statusCode).toBe(403);
    expect((await moderator.put(path)).statusCode).toBe(403);
    expect((await world.anyone.put(path)).statusCode).toBe(401);
    expect((await administrator.put(path)).statusCode).toBe(204);
    expect((await administrator.put(path)).statusCode).toBe(204);
    expect(await isDistrictLead(db, ana.id, pine.id)).toBe(true);

    expect((await ana.delete(path)).statusCode).toBe(403);
    expect((await world.anyone.delete(path)).statusCode).toBe(401);
    expect((await administrator.delete(path)).statusCode).toBe(204);
    expect(await isDistrictLead(db, ana.id, pine.id)).toBe(false);
  });

  it('lets nobody act for a district that is not theirs', async () => {
    const oak = await world.district();
    const reply = await administrator.put(`/districts/${oak.id}/leads/${ana.id}`);
    expect(reply.statusCode).toBe(409);
  });

  it('ends the lead of whoever moves to another district', async () => {
    const oak = await world.district();
    await administrator.put(`/districts/${pine.id}/leads/${ana.id}`);
    await ana.patch('/me', { districtId: oak.id });

    expect(await isDistrictLead(world.deps.db, ana.id, pine.id)).toBe(false);
  });
});
