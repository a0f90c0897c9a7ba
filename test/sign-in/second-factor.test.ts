import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { createToken } from '../../src/sign-in/index.ts';
import { authenticators, recoveryCodes } from '../../src/sign-in/tables.ts';
import {
  openWorld,
  type TestPerson,
  type Visitor,
  visitorOf,
  type World,
} from '../support/world.ts';
import { cookieOf, openPostbox } from './postbox.ts';

describe('a second factor', () => {
  let world: World;
  let post: ReturnType<typeof openPostbox>;
  let ana: TestPerson;
  beforeAll(async () => {
    world = await openWorld();
    post = openPostbox(world);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    ana = await world.person({ staffRole: 'administrator' });
  });

  const later = (seconds: number) => {
    world.clock.now = new Date(world.clock.now.getTime() + seconds * 1000);
  };
  const codeOf = (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: world.clock.now.getTime(),
    });
  const withCookie = (reply: { headers: { 'set-cookie'?: string | string[] | undefined } }) => {
    const cookie = cookieOf(reply.headers['set-cookie']);
    return { cookie, ...visitorOf(world.app, { cookie }) };
  };

  async function setUp(browser: Visitor) {
    const { secret } = (await browser.post('/me/second-factor')).json();
    const reply = await browser.put('/me/second-factor', { code: codeOf(secret) });
    later(60);
    return { secret, codes: reply.json().recoveryCodes as string[], browser: withCookie(reply) };
  }
  async function askedAgain() {
    const { token } = await post.ask(ana.email);
    const reply = await world.anyone.post('/sign-in/link', { token });
    return { reply, browser: withCookie(reply) };
  }

  it('opens staff rights in the session in which it is set up', async () => {
    const browser = await post.signIn(ana.email);
    expect((await browser.get('/me')).json().secondFactor).toBe(false);

    const after = await setUp(browser);

    expect((await after.browser.get('/me')).json().secondFactor).toBe(true);
    expect((await browser.get('/me')).statusCode).toBe(401);
    expect(after.codes).toHaveLength(10);
    const state = { state: 'on', recoveryCodesLeft: 10 };
    expect((await after.browser.get('/me/second-factor')).json()).toEqual(state);
  });

  it('is begun once for the same key: the repeat makes no other secret, and shows none', async () => {
    const browser = await post.signIn(ana.email);
    const key = { 'idempotency-key': `begin-${ana.id}` };
    const { secret } = (await browser.post('/me/second-factor', undefined, key)).json();
    const again = await browser.post('/me/second-factor', undefined, key);

    expect(again.statusCode).toBe(409);
    expect(again.json().type).toMatch(/answer-not-kept$/);
    expect(again.body).not.toContain(secret);
    const confirmed = await browser.put('/me/second-factor', { code: codeOf(secret) });
    expect(confirmed.statusCode).toBe(200);
  });

  it('is asked for at each sign-in: until it is shown nothing opens', async () => {
    const { secret } = await setUp(await post.signIn(ana.email));
    const { reply, browser } = await askedAgain();

    expect(reply.json()).toMatchObject({ secondFactorNeeded: true });
    expect((await browser.get('/me')).statusCode).toBe(401);
    const proved = await browser.post('/sign-in/second-factor', { code: codeOf(secret) });
    expect(proved.json()).toMatchObject({ personId: ana.id, secondFactorNeeded: false });
    expect((await withCookie(proved).get('/me')).json().secondFactor).toBe(true);
    expect((await browser.get('/me')).statusCode).toBe(401);
  });

  it('takes each code once, also when it is sent twelve times at once', async () => {
    const { secret, browser } = await setUp(await post.signIn(ana.email));
    const code = codeOf(secret);
    const replies = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const asked = await askedAgain();
        return asked.browser;
      }),
    );
    const tries = await Promise.all(
      replies.map((each) => each.post('/sign-in/second-factor', { code })),
    );

    expect(tries.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect((await browser.get('/me')).statusCode).toBe(200);
  });

  it('takes a recovery code once', async () => {
    const { codes } = await setUp(await post.signIn(ana.email));
    const code = codes[0]?.toLowerCase() ?? '';
    const first = await (await askedAgain()).browser.post('/sign-in/second-factor', { code });
    const second = await (await askedAgain()).browser.post('/sign-in/second-factor', { code });

    expect(first.statusCode).toBe(200);
    expect(second.statusCode).toBe(403);
  });

  it('looks at no further code for a quarter of an hour after five wrong ones', async () => {
    const { secret } = await setUp(await post.signIn(ana.email));
    const { browser } = await askedAgain();
    for (let tries = 0; tries < 5; tries += 1) {
      await browser.post('/sign-in/second-factor', { code: '000000' });
    }

    const right = await browser.post('/sign-in/second-factor', { code: codeOf(secret) });
    expect(right.statusCode).toBe(429);
    later(15 * 60);
    const again = (await askedAgain()).browser;
    const taken = await again.post('/sign-in/second-factor', { code: codeOf(secret) });
    expect(taken.statusCode).toBe(200);
  });

  it('waits ten minutes for its code, no longer', async () => {
    const { secret } = await setUp(await post.signIn(ana.email));
    const { browser } = await askedAgain();
    later(10 * 60);

    const reply = await browser.post('/sign-in/second-factor', { code: codeOf(secret) });
    expect(reply.statusCode).toBe(401);
  });

  it('is not removed, nor replaced, by whoever has only the mail', async () => {
    const { browser } = await setUp(await post.signIn(ana.email));
    const { browser: half } = await askedAgain();

    expect((await half.delete('/me/second-factor')).statusCode).toBe(401);
    expect((await half.post('/me/second-factor')).statusCode).toBe(401);
    expect((await browser.post('/me/second-factor')).statusCode).toBe(409);
    expect((await world.anyone.delete('/me/second-factor')).statusCode).toBe(401);
  });

  it('makes an old session good for sensitive changes again', async () => {
    const { secret, browser } = await setUp(await post.signIn(ana.email));
    later(20 * 60);
    expect((await browser.delete('/me/second-factor')).json().type).toMatch(/prove-again$/);

    const proved = await browser.post('/sign-in/second-factor', { code: codeOf(secret) });
    expect((await withCookie(proved).delete('/me/second-factor')).statusCode).toBe(204);
    expect((await askedAgain()).reply.json().secondFactorNeeded).toBe(false);
  });

  it('takes the tokens with staff rights along when it is removed, and no others', async () => {
    const { browser } = await setUp(await post.signIn(ana.email));
    const make = async (scopes: ('read' | 'admin')[]) => {
      const wish = { name: 'x', scopes, days: 1 };
      const { token } = await createToken(world.deps.db, ana.id, wish, world.clock.now);
      return visitorOf(world.app, { authorization: `Bearer ${token}` });
    };
    const [reader, staff] = [await make(['read']), await make(['read', 'admin'])];
    expect((await staff.get('/me')).statusCode).toBe(200);

    expect((await browser.delete('/me/second-factor')).statusCode).toBe(204);

    expect((await staff.get('/me')).statusCode).toBe(401);
    expect((await reader.get('/me')).statusCode).toBe(200);
  });

  it('counts for nothing until its first code was given', async () => {
    const browser = await post.signIn(ana.email);
    await browser.post('/me/second-factor');

    expect((await browser.put('/me/second-factor', { code: '000000' })).statusCode).toBe(403);
    expect((await askedAgain()).reply.json().secondFactorNeeded).toBe(false);
  });

  it('keeps secret and recovery codes where a copy of the tables does not give them away', async () => {
    const { secret, codes } = await setUp(await post.signIn(ana.email));

    const rows = JSON.stringify([
      await world.deps.db.select().from(authenticators),
      await world.deps.db.select().from(recoveryCodes),
    ]);
    for (const each of [secret, ...codes, ...codes.map((code) => code.replace(/-/g, ''))]) {
      expect(rows).not.toContain(each);
    }
  });
});
