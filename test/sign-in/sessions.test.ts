import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { persons } from '../../src/people/tables.ts';
import { revocations } from '../../src/platform/revocations.ts';
import { createSession, openSessions } from '../../src/sign-in/index.ts';
import { sessions } from '../../src/sign-in/tables.ts';
import { eventually } from '../support/eventually.ts';
import { openWorld, type TestPerson, visitorOf, type World } from '../support/world.ts';

describe('sessions', () => {
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

  async function browser(person: TestPerson = ana) {
    const wish = { method: 'email', userAgent: 'Firefox on a Chromebook' } as const;
    const { id, token } = await createSession(world.deps.db, person.id, wish, world.deps.now());
    const cookie = `hallway=${token}`;
    return { id, token, cookie, ...visitorOf(world.app, { cookie }) };
  }
  const days = (n: number) => {
    world.clock.now = new Date(world.clock.now.getTime() + n * 24 * 3_600_000);
  };
  const afresh = () => openSessions(world.deps);

  it('shows me where I am signed in, and nobody else', async () => {
    const school = await browser();
    const home = await browser();
    await browser(await world.person());

    const { items } = (await school.get('/me/sessions')).json();

    expect(items.map((item: { id: string }) => item.id).sort()).toEqual(
      [school.id, home.id].sort(),
    );
    expect(items.find((item: { id: string }) => item.id === school.id)).toMatchObject({
      mine: true,
      userAgent: 'Firefox on a Chromebook',
    });
    expect(JSON.stringify(items)).not.toContain(school.token);
  });

  it('ends one of mine at once', async () => {
    const school = await browser();
    const home = await browser();
    expect((await home.get('/me')).statusCode).toBe(200);

    expect((await school.delete(`/me/sessions/${home.id}`)).statusCode).toBe(204);

    expect((await home.get('/me')).statusCode).toBe(401);
    expect((await school.get('/me')).statusCode).toBe(200);
  });

  it('ends all of mine but the one that asks', async () => {
    const [school, home, other] = [
      await browser(),
      await browser(),
      await browser(await world.person()),
    ];

    expect((await school.delete('/me/sessions')).json()).toEqual({ sessions: 1, tokens: 0 });

    expect((await school.get('/me')).statusCode).toBe(200);
    expect((await home.get('/me')).statusCode).toBe(401);
    expect((await other.get('/me')).statusCode).toBe(200);
    expect((await world.anyone.delete('/me/sessions')).statusCode).toBe(401);
  });

  it('is not there for anyone else to end', async () => {
    const mine = await browser();
    const other = await world.person();

    expect((await other.delete(`/me/sessions/${mine.id}`)).statusCode).toBe(404);
    expect((await world.anyone.delete(`/me/sessions/${mine.id}`)).statusCode).toBe(401);
    expect((await mine.get('/me')).statusCode).toBe(200);
  });

  it('ends on another process too, and tells its listeners once', async () => {
    const mine = await browser();
    const elsewhere = afresh();
    await new Promise((wake) => setTimeout(wake, 600)); // it has read what was revoked before its time
    const told: unknown[] = [];
    elsewhere.onRevoked((what) => told.push(what));
    expect(await elsewhere.authenticate({ cookie: mine.cookie })).toBeDefined();

    // Another process ends it: all that is seen of that here are the rows.
    const { db } = world.deps;
    await db.delete(sessions).where(eq(sessions.id, mine.id));
    expect(await elsewhere.authenticate({ cookie: mine.cookie })).toBeDefined();
    await db.insert(revocations).values({ credentialId: mine.id });

    await eventually(async () => {
      expect(await elsewhere.authenticate({ cookie: mine.cookie })).toBeUndefined();
    });
    await new Promise((wake) => setTimeout(wake, 1_100));
    expect(told).toEqual([{ credentialId: mine.id }]);
    await elsewhere.close();
  });

  it('costs no query while it is remembered: not even a row that is gone is missed', async () => {
    const mine = await browser();
    await mine.get('/me');
    await world.deps.db.delete(sessions).where(eq(sessions.id, mine.id));

    expect(await world.sessions.authenticate({ cookie: mine.cookie })).toBeDefined();
  });

  it('ends after fourteen days without use', async () => {
    const mine = await browser();
    days(13);
    const first = afresh();
    expect(await first.authenticate({ cookie: mine.cookie })).toBeDefined();
    days(13);
    const second = afresh();
    expect(await second.authenticate({ cookie: mine.cookie })).toBeDefined();
    days(14);
    const third = afresh();
    expect(await third.authenticate({ cookie: mine.cookie })).toBeUndefined();
    await Promise.all([first.close(), second.close(), third.close()]);
  });

  it('ends after sixty days, however much it is used', async () => {
    const mine = await browser();
    for (let weeks = 0; weeks < 9; weeks += 1) {
      const check = afresh();
      const found = await check.authenticate({ cookie: mine.cookie });
      await check.close();
      if (weeks < 8) expect(found).toBeDefined();
      days(7);
    }
    const check = afresh();
    expect(await check.authenticate({ cookie: mine.cookie })).toBeUndefined();
    await check.close();
  });

  it('opens nothing for someone who was suspended', async () => {
    const mine = await browser();
    const until = new Date('2026-12-01T00:00:00Z');
    await world.deps.db
      .update(persons)
      .set({ suspendedAt: world.clock.now, suspendedUntil: until })
      .where(eq(persons.id, ana.id));

    expect(await world.sessions.authenticate({ cookie: mine.cookie })).toBeUndefined();
  });

  it('does not fall back to the cookie when a bearer token is wrong', async () => {
    const mine = await browser();
    const reply = await mine.get('/me', { authorization: `Bearer ${'x'.repeat(43)}` });

    expect(reply.statusCode).toBe(401);
  });

  it('takes no session token as a bearer token, nor the other way round', async () => {
    const mine = await browser();
    const reply = await world.anyone.get('/me', { authorization: `Bearer ${mine.token}` });

    expect(reply.statusCode).toBe(401);
  });
});
