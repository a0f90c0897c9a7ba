import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { seal } from '../../src/platform/secrets.ts';
import { identities, singleSignOn } from '../../src/sign-in/tables.ts';
import { openWorld, publicUrl, type TestPerson, visitorOf, type World } from '../support/world.ts';
import { openForgedProvider } from './forged-provider.ts';
import { type Account, openIdentityHouse } from './identity-house.ts';

const redirectUri = `${publicUrl}/api/sign-in/single-sign-on/callback`;

describe('signing in where the district keeps its accounts', () => {
  let world: World;
  let house: Awaited<ReturnType<typeof openIdentityHouse>>;
  let forged: Awaited<ReturnType<typeof openForgedProvider>>;
  let administrator: TestPerson;
  let pine: { id: string };
  let counter = 0;
  beforeAll(async () => {
    world = await openWorld({
      signIn: { demonstration: false, production: true, privateIssuers: true },
    });
    [house, forged] = await Promise.all([openIdentityHouse(redirectUri), openForgedProvider()]);
    administrator = await world.person({ staffRole: 'administrator' });
    world.clock.now = new Date();
    pine = await world.district({ name: 'Pine Unified' });
    await world.proveDomain('pine.test', pine.id);
  });
  afterAll(() => Promise.all([world.close(), house.close(), forged.close()]));
  beforeEach(() => use(house.issuer));

  const settingsOf = (district = pine) => `/districts/${district.id}/single-sign-on`;
  async function use(issuer: string, district = pine, clientId = 'hallway') {
    const clientSecret = `secret of ${clientId}`;
    const reply = await administrator.put(settingsOf(district), { issuer, clientId, clientSecret });
    expect(reply.statusCode).toBe(204);
  }
  async function start(district = pine, next = '') {
    const reply = await world.anyone.get(`/sign-in/single-sign-on/${district.id}${next}`);
    const header = [reply.headers['set-cookie']].flat()[0] ?? '';
    const url = new URL(String(reply.headers.location), publicUrl);
    return { reply, url, cookie: String(header).split(';')[0] ?? '' };
  }
  const comeBack = (callback: URL, cookie: string) =>
    world.anyone.get(`/sign-in/single-sign-on/callback${callback.search}`, { cookie });
  async function signIn(account: Account, district = pine, next = '') {
    const { url, cookie } = await start(district, next);
    return comeBack(await house.visit(url.href, account), cookie);
  }
  type Reply = Awaited<ReturnType<typeof comeBack>>;
  const sessionIn = (reply: Reply) =>
    [reply.headers['set-cookie']]
      .flat()
      .map((line) => String(line).split(';')[0] ?? '')
      .find((line) => line.startsWith('hallway='));
  const me = async (reply: Reply) =>
    (await visitorOf(world.app, { cookie: sessionIn(reply) ?? '' }).get('/me')).json();
  const account = (claims: object = {}): Account => {
    counter += 1;
    const email = `staff${counter}@pine.test`;
    return { sub: `sub-${counter}`, email, email_verified: true, name: 'Sam Pine', ...claims };
  };
  const refused = (reply: Reply, problem: string) => {
    expect(reply.headers.location).toBe(`/sign-in?problem=${problem}`);
    expect(sessionIn(reply)).toBeUndefined();
  };

  it('makes a verified account of the district', async () => {
    const sam = account();
    const reply = await signIn(sam, pine, '?next=/spaces');

    expect(reply.statusCode).toBe(303);
    expect(reply.headers.location).toBe('/spaces');
    expect(await me(reply)).toMatchObject({
      name: 'Sam Pine',
      email: sam.email,
      districtId: pine.id,
      verification: 'single-sign-on',
    });
  });

  it('ends the session that the browser had', async () => {
    const sam = account();
    const before = sessionIn(await signIn(sam)) ?? '';
    const { url, cookie } = await start();
    const reply = await comeBack(await house.visit(url.href, sam), `${cookie}; ${before}`);

    expect(sessionIn(reply)).toBeDefined();
    expect(await world.sessions.authenticate({ cookie: before })).toBeUndefined();
  });

  it('knows someone again by issuer and subject, whatever their address has become', async () => {
    const sam = account();
    const first = await me(await signIn(sam));
    const again = await me(await signIn({ ...sam, email: 'married@elsewhere.test' }));

    expect(again.id).toBe(first.id);
    const { db } = world.deps;
    const rows = await db.select().from(identities).where(eq(identities.subject, sam.sub));
    expect(rows).toHaveLength(1);
  });

  it('joins the account of a proved address, and is its verification', async () => {
    const sam = account();
    const here = await world.person({
      email: String(sam.email),
      districtId: pine.id,
      verification: 'none',
    });

    expect(await me(await signIn(sam))).toMatchObject({
      id: here.id,
      verification: 'single-sign-on',
    });
  });

  it('joins no account by an address that is not proved, or not of this district', async () => {
    const oak = await world.district({ name: 'Oak Schools' });
    await world.proveDomain('oak.test', oak.id);
    await world.person({ email: 'boss@oak.test', districtId: oak.id });
    await world.person({ email: 'moved@pine.test', districtId: oak.id });

    refused(await signIn(account({ email_verified: false })), 'address-not-proved');
    refused(await signIn(account({ email_verified: 'true' })), 'address-not-proved');
    refused(await signIn(account({ email: undefined })), 'address-not-proved');
    refused(await signIn(account({ email: 'boss@oak.test' })), 'address-not-proved');
    refused(await signIn(account({ email: 'boss@gmail.test' })), 'address-not-proved');
    refused(await signIn(account({ email: 'moved@pine.test' })), 'of-another-district');
  });

  it('lets nobody of one district in through the door of another', async () => {
    const sam = account();
    await signIn(sam);
    const oak = await world.district({ name: 'Oak Schools' });
    await use(house.issuer, oak);

    refused(await signIn(sam, oak), 'of-another-district');
  });

  it.each([
    { role: 'student' },
    { role: ['teacher', 'Student'] },
    { eduperson_affiliation: ['member', 'student'] },
    { role: 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner' },
  ])('refuses a student: %j', async (claims) => {
    const before = await world.count('persons');
    refused(await signIn(account(claims)), 'adults-only-sign-in');
    expect(await world.count('persons')).toBe(before);
  });

  it('refuses someone who has become a student, and someone who is suspended', async () => {
    const sam = account();
    const { id } = await me(await signIn(sam));
    refused(await signIn({ ...sam, role: 'student' }), 'adults-only-sign-in');

    const body = { reason: 'x', until: null };
    expect((await administrator.put(`/people/${id}/suspension`, body)).statusCode).toBe(204);
    refused(await signIn(sam), 'suspended');
  });

  it('takes what it began, in the browser that began it, once', async () => {
    const mine = await start();
    const other = await start();
    const callback = await house.visit(mine.url.href, account());

    refused(await comeBack(callback, other.cookie), 'single-sign-on-refused');
    refused(await comeBack(callback, ''), 'single-sign-on-refused');
    refused(await comeBack(callback, `${mine.cookie}x`), 'single-sign-on-refused');
    const altered = new URL(callback);
    altered.searchParams.set('state', 'x'.repeat(43));
    refused(await comeBack(altered, mine.cookie), 'single-sign-on-refused');
    const elsewhere = new URL(callback);
    elsewhere.searchParams.set('iss', 'https://evil.test');
    refused(await comeBack(elsewhere, mine.cookie), 'single-sign-on-refused');
    expect(sessionIn(await comeBack(callback, mine.cookie))).toBeDefined();
    refused(await comeBack(callback, mine.cookie), 'single-sign-on-refused');
  });

  it('takes no code that was given to another client', async () => {
    const { url, cookie } = await start();
    const callback = await house.visit(url.href, account());
    await use(house.issuer, pine, 'another');

    refused(await comeBack(callback, cookie), 'single-sign-on-refused');
  });

  it('takes no attempt that is ten minutes old', async () => {
    const { url, cookie } = await start();
    const callback = await house.visit(url.href, account());
    world.clock.now = new Date(world.clock.now.getTime() + 10 * 60_000);

    refused(await comeBack(callback, cookie), 'single-sign-on-refused');
    world.clock.now = new Date();
  });

  describe('with an id token', () => {
    const stranger = 'stranger' as const;
    async function bring(forgery: Parameters<typeof forged.forge>[0]) {
      await use(forged.issuer);
      const { url, cookie } = await start();
      forged.forge(forgery, url.searchParams.get('nonce') ?? '');
      const state = url.searchParams.get('state') ?? '';
      return comeBack(new URL(`${redirectUri}?code=c&state=${state}`), cookie);
    }

    it('that is right', async () => {
      expect(sessionIn(await bring({}))).toBeDefined();
    });

    it.each([
      ['for somebody else', { claims: { aud: 'another' } }],
      ['of somebody else', { claims: { iss: 'https://evil.test' } }],
      ['for another attempt', { claims: { nonce: 'x'.repeat(43) } }],
      ['without the attempt', { claims: { nonce: undefined } }],
      ['that is over', { claims: { exp: 1_000 } }],
      ['without a subject', { claims: { sub: undefined } }],
      ['signed by a stranger', { key: stranger }],
      ['with a key nobody knows', { header: { kid: 'other' }, key: stranger }],
      ['not signed at all', { header: { alg: 'none' } }],
      ['signed in another way than agreed', { header: { alg: 'HS256' } }],
    ])('%s, is refused', async (_what, forgery) => {
      refused(await bring(forgery), 'single-sign-on-refused');
    });
  });

  it('believes no attempt that it did not seal for this', async () => {
    const { url, cookie } = await start();
    const callback = await house.visit(url.href, account());
    const attempt = JSON.stringify({ districtId: pine.id, until: Date.now() + 60_000 });
    const other = seal(world.deps.keys, 'authenticator', attempt);

    refused(await comeBack(callback, `${cookie.split('=')[0]}=${other}`), 'single-sign-on-refused');
  });

  it('leads to no other site afterwards', async () => {
    for (const next of ['https://evil.test', '//evil.test', '/\\evil.test']) {
      const reply = await signIn(account(), pine, `?next=${encodeURIComponent(next)}`);
      expect(reply.headers.location).toBe('/');
    }
  });

  it('says so when the provider does not answer', async () => {
    await use('http://127.0.0.1:1');
    expect((await start()).reply.headers.location).toBe('/sign-in?problem=single-sign-on-away');
    const nowhere = await world.district();
    expect((await start(nowhere)).reply.headers.location).toMatch(
      /problem=single-sign-on-refused$/,
    );
  });

  it('is offered by the domain of an address, in the same shape for all', async () => {
    const known = (await world.anyone.get('/sign-in/methods?domain=Pine.test')).json();
    const unknown = (await world.anyone.get('/sign-in/methods?domain=nowhere.test')).json();

    const url = `/api/sign-in/single-sign-on/${pine.id}`;
    expect(known.singleSignOn).toEqual({ label: 'Pine Unified', url });
    expect(unknown).toEqual({ singleSignOn: null, demonstration: [] });
    for (const query of ['email=who@pine.test', 'domain=who@pine.test']) {
      expect((await world.anyone.get(`/sign-in/methods?${query}`)).statusCode).toBe(400);
    }
  });

  it('is set up by administrators alone, and keeps its secret', async () => {
    const body = { issuer: house.issuer, clientId: 'hallway', clientSecret: 'not to be seen' };
    const others = [await world.person({ staffRole: 'moderator' }), await world.person()];
    for (const other of others) {
      expect((await other.get(settingsOf())).statusCode).toBe(403);
      expect((await other.put(settingsOf(), body)).statusCode).toBe(403);
      expect((await other.delete(settingsOf())).statusCode).toBe(403);
    }
    expect((await world.anyone.get(settingsOf())).statusCode).toBe(401);
    expect((await world.anyone.put(settingsOf(), body)).statusCode).toBe(401);
    expect((await world.anyone.delete(settingsOf())).statusCode).toBe(401);

    await administrator.put(settingsOf(), body);
    const shown = await administrator.get(settingsOf());
    expect(shown.json()).toMatchObject({ issuer: house.issuer, redirectUri });
    expect(shown.body).not.toContain('not to be seen');
    const rows = await world.deps.db.select().from(singleSignOn);
    expect(JSON.stringify(rows)).not.toContain('not to be seen');
    expect((await administrator.delete(settingsOf())).statusCode).toBe(204);
    expect((await administrator.get(settingsOf())).statusCode).toBe(404);
  });
});
