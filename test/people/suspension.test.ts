import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { auditEntries } from '../../src/platform/audit.ts';
import { createSession, createToken, openSessions } from '../../src/sign-in/index.ts';
import { openPostbox } from '../sign-in/postbox.ts';
import { eventually } from '../support/eventually.ts';
import { openWorld, type TestPerson, visitorOf, type World } from '../support/world.ts';

describe('suspending someone', () => {
  let world: World;
  let ana: TestPerson;
  let staff: TestPerson;
  beforeAll(async () => {
    world = await openWorld();
    staff = await world.person({ staffRole: 'moderator' });
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.clock.now = new Date('2026-11-17T15:00:00Z');
    ana = await world.person();
  });

  const reason = 'Sold tutoring in every space';
  const suspend = (by: TestPerson, of: TestPerson, until: string | null = null) =>
    by.put(`/people/${of.id}/suspension`, { reason, until });
  const pass = (minutes: number) => {
    world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000);
  };

  it('closes all that they had open, here at once and elsewhere soon', async () => {
    const { db, now } = world.deps;
    const { token: cookie } = await createSession(db, ana.id, { method: 'email' }, now());
    const wish = { name: 'x', scopes: ['read' as const], days: 9 };
    const { token } = await createToken(db, ana.id, wish, now());
    const session = { cookie: `hallway=${cookie}` };
    const bearer = { authorization: `Bearer ${token}` };
    const elsewhere = openSessions(world.deps);
    for (const headers of [session, bearer]) {
      expect(await elsewhere.authenticate(headers)).toBeDefined();
      expect((await visitorOf(world.app, headers as never).get('/me')).statusCode).toBe(200);
    }
    pass(1);

    expect((await suspend(staff, ana)).statusCode).toBe(204);

    for (const headers of [session, bearer]) {
      expect((await visitorOf(world.app, headers as never).get('/me')).statusCode).toBe(401);
      await eventually(async () => {
        expect(await elsewhere.authenticate(headers)).toBeUndefined();
      });
    }
    await elsewhere.close();
  });

  it('opens none of it again when they are reinstated: they sign in anew', async () => {
    const { db, now } = world.deps;
    const { token } = await createSession(db, ana.id, { method: 'email' }, now());
    pass(1);
    await suspend(staff, ana);
    pass(1);
    expect((await staff.delete(`/people/${ana.id}/suspension`)).statusCode).toBe(204);

    expect(await world.sessions.authenticate({ cookie: `hallway=${token}` })).toBeUndefined();
    const browser = await openPostbox(world).signIn(ana.email);
    expect((await browser.get('/me')).statusCode).toBe(200);
  });

  it('ends by itself when it has an end', async () => {
    await suspend(staff, ana, '2026-11-17T16:00:00Z');
    const post = openPostbox(world);
    expect((await post.ask(ana.email)).token).toBe('');
    pass(61);

    expect((await post.ask(ana.email)).token).not.toBe('');
  });

  it('is written down, with who and why', async () => {
    await suspend(staff, ana);
    const rows = await world.deps.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subject, `people/${ana.id}`));

    expect(rows).toEqual([
      expect.objectContaining({
        actorId: staff.id,
        action: 'people.person-suspended',
        details: { reason, until: null },
      }),
    ]);
  });

  it('is for staff, and of other staff for administrators', async () => {
    const administrator = await world.person({ staffRole: 'administrator' });
    const other = await world.person();

    expect((await suspend(other, ana)).statusCode).toBe(403);
    expect((await other.delete(`/people/${ana.id}/suspension`)).statusCode).toBe(403);
    expect((await suspend(staff, administrator)).statusCode).toBe(403);
    expect((await suspend(staff, staff)).statusCode).toBe(403);
    expect((await suspend(administrator, staff, null)).statusCode).toBe(204);
    await administrator.delete(`/people/${staff.id}/suspension`);
    const path = `/people/${ana.id}/suspension`;
    expect((await world.anyone.put(path, { reason, until: null })).statusCode).toBe(401);
    expect((await world.anyone.delete(path)).statusCode).toBe(401);
  });

  it('waits for the second factor of staff', async () => {
    const { db, now } = world.deps;
    const fresh = await world.person({ staffRole: 'moderator' });
    const { token } = await createSession(db, fresh.id, { method: 'email' }, now());
    const browser = visitorOf(world.app, { cookie: `hallway=${token}` });
    const body = { reason, until: null };

    expect((await browser.put(`/people/${ana.id}/suspension`, body)).statusCode).toBe(403);
  });

  it('refuses an end that has passed, and words that are missing', async () => {
    expect((await suspend(staff, ana, '2026-11-17T14:00:00Z')).statusCode).toBe(409);
    const path = `/people/${ana.id}/suspension`;
    expect((await staff.put(path, { reason: '', until: null })).statusCode).toBe(400);
    expect((await staff.put(path, { until: null })).statusCode).toBe(400);
  });
});
