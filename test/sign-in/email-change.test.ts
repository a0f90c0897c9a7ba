import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { persons } from '../../src/people/tables.ts';
import { createToken, sendEmailChange, sendEmailChanged } from '../../src/sign-in/index.ts';
import { emailChanges } from '../../src/sign-in/tables.ts';
import { waitsForUs } from '../support/waits-for-us.ts';
import { openWorld, type TestPerson, visitorOf, type World } from '../support/world.ts';
import { openPostbox, tokenIn } from './postbox.ts';

describe('changing the address one signs in with', () => {
  let world: World;
  let post: ReturnType<typeof openPostbox>;
  let pine: { id: string };
  let ana: TestPerson;
  let counter = 0;
  beforeAll(async () => {
    world = await openWorld();
    post = openPostbox(world);
    pine = await world.district();
    await world.proveDomain('pine.test', pine.id);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.clock.now = new Date('2026-11-17T15:00:00Z');
    ana = await world.person({ districtId: pine.id });
  });

  const fresh = (domain = 'new.test') => {
    counter += 1;
    return `ana${counter}@${domain}`;
  };
  async function ask(email: string) {
    const browser = await post.signIn(ana.email);
    const reply = await browser.put('/me/email', { email });
    const { changeId = '' } = await post.newest('sign-in.email-change-requested');
    await sendEmailChange(post.deps, changeId);
    return { browser, reply, changeId, token: tokenIn(post.to(email).at(-1)?.text ?? '') };
  }
  const confirm = (token: string) => world.anyone.put('/sign-in/email', { token });
  const addressOf = async () => (await ana.get('/me')).json().email;

  it('counts once the new address has confirmed it, and tells the old one', async () => {
    const email = fresh();
    const { browser, reply, changeId, token } = await ask(email);
    expect(reply.statusCode).toBe(202);
    expect(await addressOf()).toBe(ana.email);

    expect((await confirm(token)).statusCode).toBe(204);
    await sendEmailChanged(post.deps, changeId);

    expect(await addressOf()).toBe(email);
    expect((await browser.get('/me')).statusCode).toBe(401);
    const told = post.to(ana.email).map(({ kind }) => kind);
    expect(told).toEqual(['sign-in', 'email-change-asked', 'email-changed']);
    expect(
      post
        .to(ana.email)
        .map(({ text }) => text)
        .join(),
    ).not.toContain(email);
    expect((await (await post.signIn(email)).get('/me')).json().id).toBe(ana.id);
  });

  it('ends the access tokens that the old address guarded, and nobody else’s', async () => {
    const wish = { name: 'x', scopes: ['read' as const], days: 1 };
    const made = [ana.id, (await world.person()).id].map((id) =>
      createToken(world.deps.db, id, wish, world.clock.now),
    );
    const [mine, theirs] = (await Promise.all(made)).map(({ token }) =>
      visitorOf(world.app, { authorization: `Bearer ${token}` }),
    );
    expect((await mine?.get('/me'))?.statusCode).toBe(200);

    await confirm((await ask(fresh())).token);

    expect((await mine?.get('/me'))?.statusCode).toBe(401);
    expect((await theirs?.get('/me'))?.statusCode).toBe(200);
  });

  it('starts verification again, unless the new address is of the district', async () => {
    await confirm((await ask(fresh())).token);
    expect((await ana.get('/me')).json().verification).toBe('none');

    ana = await world.person({ districtId: pine.id });
    await confirm((await ask(fresh('pine.test'))).token);
    expect((await ana.get('/me')).json().verification).toBe('district-email');
  });

  it('works once, for an hour, and only from the last mail', async () => {
    const first = await ask(fresh());
    const second = await ask(fresh());
    expect((await confirm(first.token)).statusCode).toBe(403);
    const all = await Promise.all(Array.from({ length: 12 }, () => confirm(second.token)));
    expect(all.filter(({ statusCode }) => statusCode === 204)).toHaveLength(1);

    ana = await world.person();
    const third = await ask(fresh());
    world.clock.now = new Date('2026-11-17T16:00:00Z');
    expect((await confirm(third.token)).statusCode).toBe(403);
  });

  it('takes nobody’s address, and does not tell whose it is', async () => {
    const ben = await world.person();
    const known = await ask(ben.email);
    const unknown = await ask(fresh());

    expect(known.reply.statusCode).toBe(unknown.reply.statusCode);
    expect(known.reply.body).toBe(unknown.reply.body);
    expect(known.token).toBe('');
    const email = fresh();
    const late = await ask(email);
    await world.person({ email });
    expect((await confirm(late.token)).statusCode).toBe(409);
  });

  it('is refused when somebody else gets the address at that very moment', async () => {
    const email = fresh();
    const { token } = await ask(email);
    const ben = await world.person();
    let late: ReturnType<typeof confirm> | undefined;
    await world.deps.db.transaction(async (tx) => {
      await tx.update(persons).set({ email }).where(eq(persons.id, ben.id));
      late = confirm(token);
      late.catch(() => undefined);
      await waitsForUs(tx);
    });

    expect((await late)?.statusCode).toBe(409);
    expect((await late)?.json().type).toMatch(/address-taken$/);
    expect(await addressOf()).toBe(ana.email);
  });

  it('wants a recent sign-in, in a browser', async () => {
    const browser = await post.signIn(ana.email);
    world.clock.now = new Date('2026-11-17T15:15:00Z');

    expect((await browser.put('/me/email', { email: fresh() })).statusCode).toBe(403);
    expect((await world.anyone.put('/me/email', { email: fresh() })).statusCode).toBe(401);
    expect((await confirm('x'.repeat(43))).statusCode).toBe(403);
  });

  it('keeps the token as a hash only', async () => {
    const { token } = await ask(fresh());
    const rows = await world.deps.db.select().from(emailChanges);

    expect(token).toHaveLength(43);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});
