import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { endOldVerifications } from '../../src/people/index.ts';
import { auditEntries } from '../../src/platform/audit.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

describe('establishing who someone is', () => {
  let world: World;
  let pine: { id: string };
  let ana: TestPerson;
  beforeAll(async () => {
    world = await openWorld();
    pine = await world.district();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.clock.now = new Date('2026-11-17T15:00:00Z');
    ana = await newcomer();
  });

  const newcomer = () =>
    world.person({ districtId: pine.id, verification: 'none', verifiedAt: null });
  const colleague = () => world.person({ districtId: pine.id });
  const verification = async (person: TestPerson) => (await person.get('/me')).json().verification;

  it('takes the word of two verified colleagues', async () => {
    const [first, second] = [await colleague(), await colleague()];
    expect((await first.put(`/people/${ana.id}/vouch`)).statusCode).toBe(204);
    expect((await first.put(`/people/${ana.id}/vouch`)).statusCode).toBe(204);
    expect(await verification(ana)).toBe('none');

    await second.put(`/people/${ana.id}/vouch`);

    expect(await verification(ana)).toBe('vouched');
  });

  it('takes nobody’s word who is not verified, of another district, or oneself', async () => {
    const voucher = [
      await newcomer(),
      ana,
      await world.person({ districtId: (await world.district()).id }),
      await world.person(),
      await world.person({ districtId: pine.id, verifiedAt: new Date('2025-11-01T00:00:00Z') }),
    ];
    for (const each of voucher) {
      expect((await each.put(`/people/${ana.id}/vouch`)).statusCode).toBe(409);
    }
    expect((await world.anyone.put(`/people/${ana.id}/vouch`)).statusCode).toBe(401);
  });

  it('lets nobody vouch for someone with whom they have a block, whoever set it', async () => {
    const [blocked, blocking] = [await colleague(), await colleague()];
    await ana.put(`/people/${blocked.id}/block`);
    await blocking.put(`/people/${ana.id}/block`);

    for (const each of [blocked, blocking]) {
      expect((await each.put(`/people/${ana.id}/vouch`)).statusCode).toBe(404);
    }
    expect(await verification(ana)).toBe('none');
  });

  it('keeps in the audit who vouched for whom', async () => {
    const rosa = await colleague();
    await rosa.put(`/people/${ana.id}/vouch`);
    await (await newcomer()).put(`/people/${ana.id}/vouch`);

    const about = eq(auditEntries.subject, `people/${ana.id}`);
    const entries = await world.deps.db.select().from(auditEntries).where(about);
    expect(entries).toMatchObject([{ actorId: rosa.id, action: 'people.vouched' }]);
  });

  it('lets staff look, once, and not at themselves', async () => {
    const staff = await world.person({ staffRole: 'moderator' });
    const note = 'I teach at Pine High; the office knows me.';
    expect((await ana.put('/me/verification-request', { note: 'x' })).statusCode).toBe(204);
    await ana.put('/me/verification-request', { note });
    const { items } = (await staff.get('/verification-requests')).json();
    const mine = items.filter((one: { person: { id: string } }) => one.person.id === ana.id);
    expect(mine).toEqual([expect.objectContaining({ note })]);

    const path = `/verification-requests/${mine[0].id}/decision`;
    expect((await ana.put(path, { approved: true })).statusCode).toBe(404);
    expect((await world.anyone.put(path, { approved: true })).statusCode).toBe(401);
    expect((await staff.put(path, { approved: true })).statusCode).toBe(204);
    expect((await staff.put(path, { approved: false })).statusCode).toBe(204);

    expect(await verification(ana)).toBe('reviewed');
    await staff.put('/me/verification-request', { note });
    const own = (await staff.get('/verification-requests')).json().items;
    const ownPath = `/verification-requests/${own[0].id}/decision`;
    expect((await staff.put(ownPath, { approved: true })).statusCode).toBe(403);
  });

  it('takes back what staff were asked to look at, once the person moves to another district', async () => {
    const staff = await world.person({ staffRole: 'moderator' });
    const oak = await world.district();
    await ana.put('/me/verification-request', { note: 'I teach at Pine High.' });
    const { items } = (await staff.get('/verification-requests')).json();
    const mine = items.find((one: { person: { id: string } }) => one.person.id === ana.id);
    await ana.patch('/me', { districtId: oak.id });

    const path = `/verification-requests/${mine.id}/decision`;
    expect((await staff.put(path, { approved: true })).statusCode).toBe(404);
    expect(await verification(ana)).toBe('none');
  });

  it('shows the requests to staff alone', async () => {
    expect((await ana.get('/verification-requests')).statusCode).toBe(403);
    expect((await world.anyone.get('/verification-requests')).statusCode).toBe(401);
    const reply = await world.anyone.put('/me/verification-request', { note: 'x' });
    expect(reply.statusCode).toBe(401);
  });

  it('ends after a year', async () => {
    const ben = await colleague();
    world.clock.now = new Date('2027-11-19T15:00:00Z');

    expect(await endOldVerifications(world.deps)).toBeGreaterThan(0);

    expect(await verification(ben)).toBe('none');
    expect(await endOldVerifications(world.deps)).toBe(0);
  });
});
