import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { blocks, sendInvitation } from '../../src/people/index.ts';
import { invitations } from '../../src/people/tables.ts';
import {
  forgetOldInvitations,
  sendMailInvitation,
  welcomeNewcomer,
} from '../../src/spaces/index.ts';
import { mailInvitations, spaces } from '../../src/spaces/tables.ts';
import { cookieOf, openPostbox, tokenIn } from '../sign-in/postbox.ts';
import { openWorld, type TestPerson, visitorOf, type World } from '../support/world.ts';
import { ok, openRoom, problemOf } from './talk.ts';

type Sent = { id: string; email: string; createdAt: string; expiresAt: string };

describe('inviting to a space by mail', () => {
  let world: World;
  let post: ReturnType<typeof openPostbox>;
  let counter = 0;
  beforeAll(async () => {
    world = await openWorld();
    post = openPostbox(world);
  });
  afterAll(() => world.close());
  beforeEach(() => {
    world.clock.now = new Date('2026-11-17T15:00:00Z');
  });

  const later = (hours: number) => {
    world.clock.now = new Date(world.clock.now.getTime() + hours * 3_600_000);
  };
  const address = () => {
    counter += 1;
    return `guest${counter}@elsewhere.test`;
  };
  const room = (more: object = {}) => openRoom(world, { joinPolicy: 'invitation', ...more });
  const invite = (by: TestPerson, spaceId: string, email: string, more: object = {}) =>
    by.post(`/spaces/${spaceId}/mail-invitations`, { email, ...more });
  /** Invites, and lets the mails go out that the workers would send. */
  async function mailed(by: TestPerson, spaceId: string, email: string, more: object = {}) {
    const sent = await ok<Sent>(invite(by, spaceId, email, more));
    await sendMailInvitation(post.deps, sent.id);
    const guests = await world.deps.db
      .select()
      .from(invitations)
      .where(eq(invitations.email, email));
    for (const { id, tokenHash } of guests) if (!tokenHash) await sendInvitation(post.deps, id);
    return sent;
  }
  const statusOf = async (person: Pick<TestPerson, 'get'>, spaceId: string) => {
    const reply = await person.get(`/spaces/${spaceId}`);
    return reply.statusCode === 200 ? reply.json().mine.status : reply.statusCode;
  };

  it('reaches someone who is here: the space waits for them', async () => {
    const { rosa, tom, spaceId } = await room();
    const sent = await mailed(rosa, spaceId, tom.email.toUpperCase());
    expect(sent.email).toBe(tom.email);
    const [mail] = post.to(tom.email);
    expect(mail?.subject).toBe('Rosa Delgado invites you to “Exit slips” on Hallway');
    expect(mail?.text).toContain(`/spaces/${spaceId}`);
    expect(await statusOf(tom, spaceId)).toBe('invited');
    expect(await ok(tom.get('/me/admissions'))).toMatchObject({
      items: [{ space: { id: spaceId }, status: 'invited' }],
    });
    await ok(tom.put(`/spaces/${spaceId}/membership`));
    const open = await ok<{ items: object[] }>(rosa.get(`/spaces/${spaceId}/mail-invitations`));
    expect(open.items).toEqual([]);
    expect(await ok(tom.get('/me/admissions'))).toMatchObject({ items: [], next: null });
  });

  it('brings in someone who is not here yet, first into the network, then into the space', async () => {
    const { rosa, spaceId } = await room();
    const email = address();
    await mailed(rosa, spaceId, email, { language: 'es' });
    const mails = post.to(email);
    expect(mails.map(({ subject }) => subject)).toEqual(['Invitación a Hallway']);
    const token = tokenIn(mails[0]?.text ?? '');
    const entry = await world.anyone.post('/sign-in/link', { token });
    const guest = visitorOf(world.app, { cookie: cookieOf(entry.headers['set-cookie']) });
    const { personId } = await post.newest('people.person-joined');
    for (const _ of [1, 2]) await welcomeNewcomer(world.deps, personId ?? '');

    const me = (await guest.get('/me')).json();
    expect(me).toMatchObject({ email, districtId: null, verification: 'none' });
    const accept = { terms: me.termsToAccept, adult: true };
    expect((await guest.patch('/me', accept)).statusCode).toBe(200);
    expect(await statusOf(guest, spaceId)).toBe('invited');
    await ok(guest.put(`/spaces/${spaceId}/membership`));
    expect(await statusOf(guest, spaceId)).toBe('member');
  });

  it('leaves people of a district that proved its domain to come in as such', async () => {
    const { id: districtId } = await world.district();
    await world.proveDomain('birch.test', districtId);
    const { rosa, spaceId } = await room();
    await mailed(rosa, spaceId, 'eve@birch.test');
    expect(post.to('eve@birch.test')).toMatchObject([{ personId: null }]);
    expect(post.to('eve@birch.test')[0]?.text).toContain('/sign-in');
    const eve = await post.signIn('eve@birch.test');
    await welcomeNewcomer(world.deps, (await post.newest('people.person-joined')).personId ?? '');
    expect((await eve.get('/me')).json()).toMatchObject({
      ...{ districtId, verification: 'district-email' },
    });
    expect(await statusOf(eve, spaceId)).toBe('invited');
  });

  // Control: `eq(admissions.byMail, false)` left out of `listAdmissions` turns this red.
  it('answers alike for addresses that are here, that are not, and with a block between', async () => {
    const { rosa, tom, spaceId } = await room();
    const blocked = await world.person();
    const block = { personId: blocked.id, blockedId: rosa.id, createdAt: world.clock.now };
    await world.deps.db.insert(blocks).values(block);
    const shapes = new Set<string>();
    for (const email of [tom.email, address(), blocked.email]) {
      const { statusCode, body } = await invite(rosa, spaceId, email);
      const { id: _, email: said, ...rest } = JSON.parse(body);
      expect(said).toBe(email);
      shapes.add(JSON.stringify([statusCode, rest]));
      await sendMailInvitation(post.deps, JSON.parse(body).id);
    }
    expect(shapes.size).toBe(1);
    const invited = await ok<{ items: object[] }>(
      rosa.get(`/spaces/${spaceId}/members?status=invited`),
    );
    expect(invited.items).toEqual([]);
    const listed = await rosa.get(`/spaces/${spaceId}/mail-invitations`);
    expect(listed.json().items).toHaveLength(3);
    expect(listed.body).not.toContain(tom.name);
    expect(post.to(blocked.email)).toEqual([]);
    expect(await statusOf(blocked, spaceId)).toBe(404);
  });

  it('does not name a circle in the mail', async () => {
    const { rosa, tom, spaceId } = await room({ kind: 'circle', name: 'Principals who struggle' });
    await mailed(rosa, spaceId, tom.email);
    const [mail] = post.to(tom.email);
    expect(mail?.subject).toBe('Rosa Delgado invites you to a circle on Hallway');
    expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toContain('struggle');
    expect(await statusOf(tom, spaceId)).toBe('invited');
  });

  it('ends when it is taken back, also for who has not opened the mail yet', async () => {
    const { rosa, tom, spaceId } = await room();
    const sent = await ok<Sent>(invite(rosa, spaceId, tom.email));
    const path = `/spaces/${spaceId}/mail-invitations/${sent.id}`;
    for (const _ of [1, 2]) await ok(rosa.delete(path));
    await sendMailInvitation(post.deps, sent.id);
    expect(post.to(tom.email)).toEqual([]);
    expect(await statusOf(tom, spaceId)).toBe(404);
  });

  it('waits for no newcomer once who invited no longer facilitates, or it is too old', async () => {
    const { rosa, ana, spaceId } = await room();
    const [eve, max] = [await world.person(), await world.person()];
    const by = { language: 'en', createdAt: world.clock.now, expiresAt: world.clock.now };
    await world.deps.db
      .insert(mailInvitations)
      .values({ ...by, spaceId, email: max.email, invitedById: rosa.id });
    await welcomeNewcomer(world.deps, max.id);
    expect(await statusOf(max, spaceId)).toBe(404);
    const soon = { ...by, expiresAt: new Date(world.clock.now.getTime() + 1000) };
    await world.deps.db
      .insert(mailInvitations)
      .values({ ...soon, spaceId, email: eve.email, invitedById: rosa.id });
    await ok(rosa.put(`/spaces/${spaceId}/members/${ana.id}`, { role: 'facilitator' }));
    await ok(rosa.put(`/spaces/${spaceId}/members/${rosa.id}`, { role: 'member' }));
    await welcomeNewcomer(world.deps, eve.id);
    expect(await statusOf(eve, spaceId)).toBe(404);
  });

  it('brings nobody of another district, and no guest, into a district’s space', async () => {
    const { rosa, tom, spaceId } = await room();
    const { id: districtId } = await world.district();
    const its = eq(spaces.id, spaceId);
    const lead = await world.person({ districtId });
    const { db } = world.deps;
    await ok(rosa.put(`/spaces/${spaceId}/members/${lead.id}`, {}));
    await ok(lead.put(`/spaces/${spaceId}/membership`));
    await ok(rosa.put(`/spaces/${spaceId}/members/${lead.id}`, { role: 'facilitator' }));
    await db.update(spaces).set({ kind: 'district', districtId }).where(its);
    const stranger = address();
    for (const email of [tom.email, stranger]) await mailed(lead, spaceId, email);
    expect([...post.to(tom.email), ...post.to(stranger)]).toEqual([]);
    const colleague = await world.person({ districtId });
    await mailed(lead, spaceId, colleague.email);
    expect(post.to(colleague.email)).toHaveLength(1);
  });

  it('mails an address at most three times an hour, and the same space once', async () => {
    const email = address();
    const rooms = await Promise.all(Array.from({ length: 4 }, () => room()));
    const [first] = rooms;
    const twice = [1, 2].map(() => invite(first?.rosa as TestPerson, first?.spaceId ?? '', email));
    const ids = (await Promise.all(twice)).map((answer) => answer.json().id);
    expect(new Set(ids).size).toBe(1);
    for (const { rosa, spaceId } of rooms.slice(1, 3)) await ok(invite(rosa, spaceId, email));
    const fourth = rooms[3];
    const refused = invite(fourth?.rosa as TestPerson, fourth?.spaceId ?? '', email);
    expect(await problemOf(refused)).toBe('429 too-many-invitations');
    later(1);
    const anew = await ok<Sent>(invite(first?.rosa as TestPerson, first?.spaceId ?? '', email));
    expect(ids).not.toContain(anew.id);
  });

  it('is one invitation, when twelve requests come at once', async () => {
    const { rosa, tom, spaceId } = await room();
    const all = Array.from({ length: 12 }, () => invite(rosa, spaceId, tom.email));
    const answers = await Promise.all(all);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(12).fill(201));
    expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(1);
  });

  it('is for facilitators who are verified, of a space that is in use', async () => {
    const { rosa, ana, tom, spaceId } = await room();
    const email = address();
    const sent = await ok<Sent>(invite(rosa, spaceId, email));
    const routes = (person: Pick<TestPerson, 'get' | 'post' | 'delete'>) => [
      person.post(`/spaces/${spaceId}/mail-invitations`, { email: address() }),
      person.get(`/spaces/${spaceId}/mail-invitations`),
      person.delete(`/spaces/${spaceId}/mail-invitations/${sent.id}`),
    ];
    for (const answer of routes(ana)) expect(await problemOf(answer)).toBe('403 forbidden');
    for (const answer of routes(tom)) expect(await problemOf(answer)).toBe('404 not-found');
    for (const answer of [
      ...routes(world.anyone as TestPerson),
      world.anyone.get('/me/admissions'),
    ]) {
      expect(await problemOf(answer)).toBe('401 not-signed-in');
    }
    for (const bad of ['', 'a@b', 'a b@c.test', 'a@c.test\r\nBcc: x@y.test']) {
      expect(await problemOf(invite(rosa, spaceId, bad))).toBe('400 invalid-input');
    }
    await ok(rosa.patch(`/spaces/${spaceId}`, { archived: true }));
    expect(await problemOf(invite(rosa, spaceId, address()))).toBe('409 space-archived');
  });

  it('is listed page by page, and forgotten a month after it ended', async () => {
    const { rosa, spaceId } = await room();
    const emails = [address(), address(), address()];
    for (const email of emails) {
      await ok(invite(rosa, spaceId, email));
      later(1);
    }
    type List = { items: Sent[]; next: string | null };
    const path = `/spaces/${spaceId}/mail-invitations?limit=2`;
    const first = await ok<List>(rosa.get(path));
    const second = await ok<List>(rosa.get(`${path}&cursor=${first.next}`));
    const listed = [...first.items, ...second.items].map(({ email }) => email);
    expect(listed).toEqual(emails.toReversed());
    expect(second.next).toBeNull();
    later((14 + 31) * 24);
    await forgetOldInvitations(world.deps.db, world.clock.now);
    const its = eq(mailInvitations.spaceId, spaceId);
    expect(await world.deps.db.$count(mailInvitations, its)).toBe(0);
  });

  it('shows me every way I am on, page by page, and nobody else’s', async () => {
    const tom = await world.person();
    const rooms = await Promise.all(
      [1, 2, 3].map(() => openRoom(world, { joinPolicy: 'request' })),
    );
    for (const { spaceId } of rooms) {
      await ok(tom.put(`/spaces/${spaceId}/membership`));
      later(1);
    }
    type List = { items: { space: { id: string }; status: string }[]; next: string | null };
    const first = await ok<List>(tom.get('/me/admissions?limit=2'));
    const second = await ok<List>(tom.get(`/me/admissions?limit=2&cursor=${first.next}`));
    expect([...first.items, ...second.items].map(({ space }) => space.id)).toEqual(
      rooms.map(({ spaceId }) => spaceId).toReversed(),
    );
    const [one] = rooms as [(typeof rooms)[number]];
    const decision = `/spaces/${one.spaceId}/requests/${tom.id}/decision`;
    await ok(one.rosa.put(decision, { approved: false }));
    const now = await ok<List>(tom.get('/me/admissions'));
    expect(now.items[0]).toMatchObject({ space: { id: one.spaceId }, status: 'declined' });
    later(31 * 24);
    const monthOn = await ok<List>(tom.get('/me/admissions'));
    expect(monthOn.items.map(({ status }) => status)).toEqual(['asked', 'asked']);
  });
});
