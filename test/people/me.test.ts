import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/platform/ids.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

describe('what I tell about myself', () => {
  let world: World;
  let ana: TestPerson;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    const { id: districtId } = await world.district({ name: 'Cedar Unified' });
    ana = await world.person({ name: 'Ana Ruiz', districtId });
  });

  it('shows me everything, and no one anything', async () => {
    const me = (await ana.get('/me')).json();

    expect(me).toMatchObject({ name: 'Ana Ruiz', district: 'Cedar Unified', email: ana.email });
    expect((await world.anyone.get('/me')).statusCode).toBe(401);
    expect((await world.anyone.patch('/me', { name: 'X' })).statusCode).toBe(401);
  });

  it('saves each of the first questions as it is given', async () => {
    await ana.patch('/me', { role: 'instructional-coach', gradeBands: ['3-5', '6-8'] });
    await ana.patch('/me', { challenge: 'Grading what students can do' });
    await ana.patch('/me', { offers: ['Student-led conferences'] });
    const availability = [{ day: 'tue', from: '15:00', until: '16:30' }];
    await ana.patch('/me', { availability, timeZone: 'America/Denver', onboarded: true });

    expect((await ana.get('/me')).json()).toMatchObject({
      role: 'instructional-coach',
      timeZone: 'America/Denver',
      onboarded: true,
      profile: {
        gradeBands: ['3-5', '6-8'],
        challenge: 'Grading what students can do',
        offers: ['Student-led conferences'],
        availability,
      },
    });
  });

  it('changes only what is named', async () => {
    await ana.patch('/me', { challenge: 'Grading', subjects: ['Science'] });
    await ana.patch('/me', { challenge: null });

    const { profile } = (await ana.get('/me')).json();
    expect(profile).toMatchObject({ challenge: null, subjects: ['Science'] });
  });

  it('refuses what is not mine to say', async () => {
    const before = (await ana.get('/me')).json();
    const tries = [
      { staffRole: 'administrator' },
      { verification: 'reviewed' },
      { verifiedAt: '2026-01-01T00:00:00Z' },
      { email: 'other@school.test' },
      { id: newId() },
      { suspendedAt: null },
      { termsVersion: '1' },
      { demonstration: true },
      { name: '' },
      { name: 'A\nB' },
      { timeZone: 'Mars/Olympus' },
      { districtId: newId() },
      { schoolId: newId() },
      { audiences: { email: 'public' } },
      { availability: [{ day: 'tue', from: '25:00', until: '26:00' }] },
    ];
    for (const body of tries) {
      expect({ body, status: (await ana.patch('/me', body)).statusCode }).toEqual({
        body,
        status: 400,
      });
    }
    expect((await ana.get('/me')).json()).toEqual(before);
  });

  it('starts verification again in another district', async () => {
    const { id: districtId } = await world.district();
    const me = (await ana.patch('/me', { districtId })).json();

    expect(me).toMatchObject({ districtId, verification: 'none', verifiedAt: null, leads: [] });
  });
});
