import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { buildApp } from '../../src/app.ts';
import { outbox } from '../../src/platform/events.ts';
import { sendWayIn } from '../../src/sign-in/index.ts';
import { hashCode } from '../../src/sign-in/sign-in-by-code.ts';
import { sessions, signInRequests } from '../../src/sign-in/tables.ts';
import { openWorld, visitorOf, type World } from '../support/world.ts';
import { cookieOf, openPostbox } from './postbox.ts';

describe('signing in by mail', () => {
  let world: World;
  let post: ReturnType<typeof openPostbox>;
  beforeAll(async () => {
    world = await openWorld();
    post = openPostbox(world);
  });
  afterAll(() => world.close());
  beforeEach(() => {
    world.clock.now = new Date('2026-11-17T15:00:00Z');
  });

  it('follows the link of the mail', async () => {
    const ana = await world.person();
    const { token } = await post.ask(ana.email);

    const reply = await world.anyone.post('/sign-in/link', { token });

    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toEqual({ personId: ana.id, secondFactorNeeded: false, newcomer: false });
    const cookie = cookieOf(reply.headers['set-cookie']);
    const me = await visitorOf(world.app, { cookie }).get('/me');
    expect(me.json()).toMatchObject({ id: ana.id, email: ana.email });
  });

  it('types the code, in the browser that asked', async () => {
    const ana = await world.person();
    const { requestId, code } = await post.ask(ana.email);

    const reply = await world.anyone.post('/sign-in/code', { requestId, code: ` ${code} ` });

    expect(reply.json()).toMatchObject({ personId: ana.id });
  });

  it('refuses the code of one request in the browser of another', async () => {
    const ana = await world.person();
    const first = await post.ask(ana.email);
    const second = await post.ask(ana.email);

    const reply = await world.anyone.post('/sign-in/code', {
      requestId: first.requestId,
      code: second.code,
    });

    expect(reply.statusCode).toBe(403);
    expect(reply.json().type).toMatch(/code-not-valid$/);
  });

  it('binds a code to its request: the same digits of another open nothing', () => {
    const { keys } = world.deps;

    expect(hashCode(keys, 'one', '123456')).not.toEqual(hashCode(keys, 'other', '123456'));
  });

  it('takes five tries of a code and then not even the right one', async () => {
    const ana = await world.person();
    const { requestId, code } = await post.ask(ana.email);
    const wrong = code === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 5; tries += 1) {
      await world.anyone.post('/sign-in/code', { requestId, code: wrong });
    }

    const reply = await world.anyone.post('/sign-in/code', { requestId, code });

    expect(reply.statusCode).toBe(403);
  });

  it('counts tries that are sent at once', async () => {
    const ana = await world.person();
    const { requestId, code } = await post.ask(ana.email);
    const wrong = code === '000000' ? '000001' : '000000';
    await Promise.all(
      Array.from({ length: 12 }, () =>
        world.anyone.post('/sign-in/code', { requestId, code: wrong }),
      ),
    );

    expect((await world.anyone.post('/sign-in/code', { requestId, code })).statusCode).toBe(403);
  });

  it('lets one in, when twelve follow the same link at once', async () => {
    const ana = await world.person();
    const { token } = await post.ask(ana.email);

    const replies = await Promise.all(
      Array.from({ length: 12 }, () => world.anyone.post('/sign-in/link', { token })),
    );

    expect(replies.filter((reply) => reply.statusCode === 200)).toHaveLength(1);
    const open = await world.deps.db.select().from(sessions).where(eq(sessions.personId, ana.id));
    expect(open).toHaveLength(1);
  });

  it('uses link and code up together', async () => {
    const ana = await world.person();
    const { token, requestId, code } = await post.ask(ana.email);
    await world.anyone.post('/sign-in/link', { token });

    expect((await world.anyone.post('/sign-in/code', { requestId, code })).statusCode).toBe(403);
    expect((await world.anyone.post('/sign-in/link', { token })).statusCode).toBe(403);
  });

  it('lets nobody in after a quarter of an hour', async () => {
    const ana = await world.person();
    const { token } = await post.ask(ana.email);
    world.clock.now = new Date('2026-11-17T15:15:00Z');

    expect((await world.anyone.post('/sign-in/link', { token })).statusCode).toBe(403);
  });

  it('answers alike for an address that is known and one that is not', async () => {
    const ana = await world.person();
    const known = await world.anyone.post('/sign-in', { email: ana.email });
    const unknown = await world.anyone.post('/sign-in', { email: 'nobody@nowhere.test' });

    const shape = (body: object) =>
      Object.entries(body).map(([key, value]) => [key, String(value).length]);
    expect(known.statusCode).toBe(202);
    expect(unknown.statusCode).toBe(202);
    expect(shape(unknown.json())).toEqual(shape(known.json()));
    expect(unknown.body).toHaveLength(known.body.length);
  });

  it('tells a stranger plainly that there is no account, three times an hour at most', async () => {
    for (let times = 0; times < 5; times += 1) await post.ask('stranger@nowhere.test');

    const mails = post.to('stranger@nowhere.test');
    expect(mails).toHaveLength(3);
    expect(mails[0]?.text).toMatch(/has no account/);
    expect(mails[0]?.text).not.toMatch(/token=|\d{6}/);
  });

  it('keeps no link, no code and no address where others could read them', async () => {
    const ana = await world.person();
    const { token, code, requestId } = await post.ask(ana.email);

    const rows = await world.deps.db.select().from(signInRequests);
    const events = await world.deps.db.select().from(outbox);
    for (const secret of [token, requestId]) {
      expect(JSON.stringify([rows, events])).not.toContain(secret);
    }
    expect(JSON.stringify(rows.map(({ codeHash }) => codeHash))).not.toContain(code);
    expect(JSON.stringify(events)).not.toContain(ana.email);
  });

  it('makes a new link in each mail; only that of the last mail works', async () => {
    const ana = await world.person();
    const { token } = await post.ask(ana.email);
    await sendWayIn(post.deps, (await post.newest('sign-in.requested')).requestId ?? '');

    expect(post.to(ana.email)).toHaveLength(2);
    expect((await world.anyone.post('/sign-in/link', { token })).statusCode).toBe(403);
  });

  it('gives a new session at each sign-in and ends the one the browser had', async () => {
    const ana = await world.person();
    const before = await post.signIn(ana.email);
    const { token } = await post.ask(ana.email);
    const reply = await before.post('/sign-in/link', { token });

    const cookie = cookieOf(reply.headers['set-cookie']);
    expect(cookie).not.toBe(before.cookie);
    expect(await world.sessions.authenticate({ cookie: before.cookie })).toBeUndefined();
    expect(await world.sessions.authenticate({ cookie })).toMatchObject({ personId: ana.id });
  });

  it('lets someone in whose browser held a session that has just ended elsewhere', async () => {
    const ana = await world.person();
    const before = await post.signIn(ana.email);
    expect((await before.get('/me')).statusCode).toBe(200); // remembered from now on
    await world.deps.db.delete(sessions).where(eq(sessions.personId, ana.id));
    const { token } = await post.ask(ana.email);
    const reply = await before.post('/sign-in/link', { token });

    expect(reply.statusCode).toBe(200);
    expect((await before.delete('/session')).statusCode).toBe(204);
  });

  it('sets a cookie that no script reads and no other site sends', async () => {
    const ana = await world.person();
    const { token } = await post.ask(ana.email);
    const reply = await world.anyone.post('/sign-in/link', { token });

    const header = String(reply.headers['set-cookie']);
    expect(header).toMatch(/^hallway=[\w-]{43};/);
    expect(header).toMatch(/HttpOnly/);
    expect(header).toMatch(/SameSite=Lax/);
    expect(header).toMatch(/Path=\//);
  });

  it('sets the cookie for this host and for https alone, where there is https', async () => {
    const ana = await world.person();
    const { token } = await post.ask(ana.email);
    const deps = { ...world.deps, publicUrl: 'https://hallway.test' };
    const app = await buildApp(deps, { authenticate: world.sessions.authenticate });

    const request = { method: 'POST', url: '/api/sign-in/link', payload: { token } } as const;
    const header = String((await app.inject(request)).headers['set-cookie']);
    await app.close();

    expect(header).toMatch(/^__Host-hallway=[\w-]{43};/);
    for (const word of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) {
      expect(header).toContain(word);
    }
    expect(header).not.toContain('Domain');
  });

  it('lets no suspended person in and tells them why nothing happens', async () => {
    const ana = await world.person({ suspendedAt: new Date('2026-11-01T00:00:00Z') });
    const { token } = await post.ask(ana.email);

    expect(token).toBe('');
    expect(post.to(ana.email)[0]?.subject).toMatch(/suspended/);
  });

  it('refuses what is not one plain address', async () => {
    const lists = [
      'a@x.test, b@y.test',
      'Ana <a@x.test>',
      'a@x.test\r\nBcc: b@y.test',
      'group:a@x.test;',
      `${'a'.repeat(65)}@x.test`,
      `a@${'x'.repeat(64)}.test`,
      'a@x-.test',
    ];
    for (const email of lists) {
      expect((await world.anyone.post('/sign-in', { email })).statusCode).toBe(400);
    }
  });

  it('writes to Spanish speakers in Spanish', async () => {
    const ana = await world.person({ language: 'es' });
    await post.ask(ana.email);

    expect(post.to(ana.email)[0]?.subject).toMatch(/es su código/);
  });

  it('makes an account for someone who proves an address of a district', async () => {
    const { id: districtId } = await world.district();
    await world.proveDomain('alder.test', districtId);
    const { token } = await post.ask('jo.pine@alder.test');
    const reply = await world.anyone.post('/sign-in/link', { token });

    expect(reply.json()).toMatchObject({ newcomer: true });
    const cookie = cookieOf(reply.headers['set-cookie']);
    const me = (await visitorOf(world.app, { cookie }).get('/me')).json();
    expect(me).toMatchObject({ name: 'Jo Pine', districtId, verification: 'district-email' });
    expect(me.termsToAccept).toEqual(expect.any(String));
  });

  it('lets a newcomer read, and write only once the terms are accepted', async () => {
    const { id: districtId } = await world.district();
    await world.proveDomain('birch.test', districtId);
    const jo = await post.signIn('jo@birch.test');
    const { termsToAccept: terms } = (await jo.get('/me')).json();

    expect((await jo.patch('/me', { name: 'Jo' })).statusCode).toBe(403);
    expect((await jo.patch('/me', { terms })).json().type).toMatch(/adults-only$/);
    expect((await jo.patch('/me', { terms: '1999', adult: true })).statusCode).toBe(409);
    expect((await jo.post('/me/tokens', { name: 'x', scopes: ['read'] })).statusCode).toBe(403);
    const accepted = await jo.patch('/me', { terms, adult: true, name: 'Jo Birch' });
    expect(accepted.json()).toMatchObject({ termsToAccept: null, name: 'Jo Birch' });
    expect((await jo.post('/me/tokens', { name: 'x', scopes: ['read'] })).statusCode).toBe(201);
  });

  it('signs out', async () => {
    const ana = await world.person();
    const browser = await post.signIn(ana.email);
    expect((await browser.get('/me')).statusCode).toBe(200);
    const reply = await browser.delete('/session');

    expect(reply.statusCode).toBe(204);
    expect(String(reply.headers['set-cookie'])).toMatch(/hallway=;/);
    expect((await browser.get('/me')).statusCode).toBe(401);
  });
});
