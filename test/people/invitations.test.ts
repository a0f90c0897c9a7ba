import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sendInvitation } from '../../src/people/index.ts';
import { districtLeads, invitations, persons } from '../../src/people/tables.ts';
import { createToken } from '../../src/sign-in/index.ts';
import { cookieOf, openPostbox, tokenIn } from '../sign-in/postbox.ts';
import { openWorld, type TestPerson, visitorOf, type World } from '../support/world.ts';

describe('inviting someone', () => {
  let world: World;
  let post: ReturnType<typeof openPostbox>;
  let pine: { id: string };
  let oak: { id: string };
  let lead: TestPerson;
  let counter = 0;
  beforeAll(async () => {
    world = await openWorld();
    post = openPostbox(world);
    pine = await world.district({ name: 'Pine Unified' });
    oak = await world.district({ name: 'Oak Schools' });
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.clock.now = new Date('2026-11-17T15:00:00Z');
    lead = await world.person({ name: 'Lena Lead', districtId: pine.id });
    const row = { personId: lead.id, districtId: pine.id, createdAt: world.clock.now };
    await world.deps.db.insert(districtLeads).values(row);
  });

  const address = () => {
    counter += 1;
    return `guest${counter}@elsewhere.test`;
  };
  async function invited(wish: object = {}, by: TestPerson = lead) {
    const body = { email: address(), role: 'principal', districtId: pine.id, ...wish };
    const reply = await by.post('/invitations', body);
    if (reply.statusCode !== 201) return { reply, email: body.email, id: '', token: '' };
    const { id } = reply.json();
    await sendInvitation(post.deps, id);
    const token = tokenIn(post.to(body.email).at(-1)?.text ?? '');
    return { reply, email: body.email, id, token };
  }
  const follow = (token: string) => world.anyone.post('/sign-in/link', { token });
  const inDays = (days: number) => {
    world.clock.now = new Date(world.clock.now.getTime() + days * 24 * 3_600_000);
  };

  it('brings them in with the role and the district', async () => {
    const administrator = await world.person({ staffRole: 'administrator' });
    const { token, email } = await invited({ districtLead: true }, administrator);
    expect(post.to(email)[0]?.subject).toBe('Your invitation to Hallway for Pine Unified');
    const reply = await follow(token);

    expect(reply.json()).toMatchObject({ newcomer: true });
    const cookie = cookieOf(reply.headers['set-cookie']);
    expect((await visitorOf(world.app, { cookie }).get('/me')).json()).toMatchObject({
      email,
      role: 'principal',
      districtId: pine.id,
      verification: 'vouched',
      leads: [pine.id],
    });
  });

  it('works once, also when twelve follow it at once', async () => {
    const { token } = await invited();
    const replies = await Promise.all(Array.from({ length: 12 }, () => follow(token)));

    expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect((await follow(token)).statusCode).toBe(403);
  });

  it('counts as well when the one invited just asks for a way in', async () => {
    const { email, token } = await invited();
    const browser = await post.signIn(email);

    expect((await browser.get('/me')).json()).toMatchObject({ role: 'principal' });
    expect((await follow(token)).statusCode).toBe(403);
  });

  it('is over after fourteen days', async () => {
    const { token } = await invited();
    inDays(14);

    expect((await follow(token)).statusCode).toBe(403);
  });

  it('never changes an account that exists', async () => {
    const administrator = await world.person({ staffRole: 'administrator' });
    const { token, email } = await invited({ districtLead: true }, administrator);
    const ana = await world.person({ email, districtId: oak.id });
    const reply = await follow(token);

    expect(reply.statusCode).toBe(409);
    expect(reply.headers['set-cookie']).toBeUndefined();
    expect((await ana.get('/me')).json()).toMatchObject({ districtId: oak.id, leads: [] });
    const again = await invited({ email });
    expect(again.reply.statusCode).toBe(201);
    expect(again.token).toBe(token);
  });

  it('is taken back by whoever may, and by nobody else', async () => {
    const { id, token } = await invited();
    const other = await world.person({ districtId: pine.id });

    expect((await other.delete(`/invitations/${id}`)).statusCode).toBe(404);
    expect((await world.anyone.delete(`/invitations/${id}`)).statusCode).toBe(401);
    expect((await lead.delete(`/invitations/${id}`)).statusCode).toBe(204);
    expect((await lead.delete(`/invitations/${id}`)).statusCode).toBe(204);
    expect((await follow(token)).statusCode).toBe(403);
  });

  it('is for district leads in their own district, and for administrators', async () => {
    const member = await world.person({ districtId: pine.id });
    const moderator = await world.person({ staffRole: 'moderator' });
    const administrator = await world.person({ staffRole: 'administrator' });
    const status = async (by: TestPerson, wish: object) =>
      (await invited(wish, by)).reply.statusCode;

    expect(await status(lead, { districtId: oak.id })).toBe(403);
    expect(await status(lead, { districtId: null })).toBe(403);
    expect(await status(member, {})).toBe(403);
    expect(await status(moderator, {})).toBe(403);
    expect(await status(administrator, { districtId: null })).toBe(201);
    const body = { email: address(), role: 'teacher' };
    expect((await world.anyone.post('/invitations', body)).statusCode).toBe(401);
    expect((await world.anyone.get('/invitations')).statusCode).toBe(401);
  });

  it('makes district leads only when an administrator says so', async () => {
    const administrator = await world.person({ staffRole: 'administrator' });
    const status = async (by: TestPerson) =>
      (await invited({ districtLead: true }, by)).reply.statusCode;

    expect(await status(lead)).toBe(403);
    expect(await status(await world.person({ staffRole: 'moderator' }))).toBe(403);
    expect(await status(administrator)).toBe(201);
  });

  it.each([
    ['is suspended', '/people/:id/suspension', 'put', { reason: 'x', until: null }],
    ['acts for the district no longer', '/districts/:district/leads/:id', 'delete', undefined],
  ] as const)('opens nothing once whoever invited %s', async (_what, path, method, body) => {
    const administrator = await world.person({ staffRole: 'administrator' });
    const { token } = await invited();
    const url = path.replace(':id', lead.id).replace(':district', pine.id);
    const done = await (method === 'put'
      ? administrator.put(url, body)
      : administrator.delete(url));

    expect(done.statusCode).toBe(204);
    expect((await follow(token)).statusCode).toBe(403);
  });

  it('waits, for a lead, until it is established again who they are', async () => {
    const { id } = await invited();
    const lapsed = await world.person({ districtId: pine.id, verification: 'none' });
    const row = { personId: lapsed.id, districtId: pine.id, createdAt: world.clock.now };
    await world.deps.db.insert(districtLeads).values(row);
    const token = await createToken(
      world.deps.db,
      lapsed.id,
      { name: 'x', scopes: ['read', 'write'], days: 1 },
      world.clock.now,
    );
    const visitor = visitorOf(world.app, { authorization: `Bearer ${token.token}` });
    const body = { email: address(), role: 'teacher', districtId: pine.id };

    expect((await visitor.post('/invitations', body)).statusCode).toBe(403);
    expect((await visitor.get('/invitations')).json().items).toEqual([]);
    expect((await visitor.delete(`/invitations/${id}`)).statusCode).toBe(404);
  });

  it('shows each the invitations they may take back', async () => {
    const { id } = await invited();
    const member = await world.person({ districtId: pine.id });
    const ids = async (reader: TestPerson) =>
      (await reader.get('/invitations')).json().items.map((one: { id: string }) => one.id);

    expect(await ids(lead)).toContain(id);
    expect(await ids(member)).toEqual([]);
    expect(await ids(await world.person({ staffRole: 'administrator' }))).toContain(id);
  });

  it('reaches an address three times an hour at most', async () => {
    const email = address();
    for (let times = 0; times < 3; times += 1) await invited({ email });
    const fourth = await invited({ email });

    expect(fourth.reply.statusCode).toBe(429);
    expect(post.to(email)).toHaveLength(3);
  });

  it('is one invitation for the same key', async () => {
    const body = { email: address(), role: 'teacher', districtId: pine.id };
    const key = { 'idempotency-key': `k${counter}` };
    const first = await lead.post('/invitations', body, key);
    const again = await lead.post('/invitations', body, key);

    expect(again.json()).toEqual(first.json());
  });

  it('keeps the token as a hash only', async () => {
    const { token } = await invited();
    const rows = await world.deps.db.select().from(invitations);

    expect(token).toHaveLength(43);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it.each([
    { role: 'student' },
    { email: 'a@b.test, c@d.test' },
    { districtId: '01900000-0000-7000-8000-000000000000' },
    { staffRole: 'administrator' },
    { invitedBy: null },
  ])('refuses %j', async (wish) => {
    expect((await invited(wish)).reply.statusCode).toBe(400);
    expect(await world.deps.db.select().from(persons)).not.toHaveLength(0);
  });
});
