import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { verificationChanged } from '../../src/people/events.ts';
import { districtLeads, persons } from '../../src/people/index.ts';
import { record } from '../../src/platform/events.ts';
import { unreadTopicsOf } from '../../src/spaces/index.ts';
import { eventually } from '../support/eventually.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { openLiveDoor } from './live-talk.ts';
import { ok, problemOf, reply, startSpace, startTopic } from './talk.ts';

const wish = { name: 'Alder Valley', purpose: 'Ours', kind: 'district' };

describe('the space of a district', () => {
  let world: World;
  let door: Awaited<ReturnType<typeof openLiveDoor>>;
  beforeAll(async () => {
    world = await openWorld();
    door = await openLiveDoor(world);
  });
  afterAll(async () => {
    await door.close();
    await world.close();
  });

  const makeLead = (personId: string, districtId: string) =>
    world.deps.db
      .insert(districtLeads)
      .values({ personId, districtId, createdAt: world.clock.now });

  /** A space that the lead of a district started, with colleagues of that district and someone of another. */
  async function openDistrict(more: object = {}) {
    const { id: districtId } = await world.district();
    const other = await world.district({ name: 'Other' });
    const people = [districtId, districtId, other.id].map((id) => world.person({ districtId: id }));
    const [lead, ana, stranger] = (await Promise.all(people)) as [
      TestPerson,
      TestPerson,
      TestPerson,
    ];
    await makeLead(lead.id, districtId);
    const space = await startSpace(lead, { ...wish, ...more });
    const topic = await startTopic(lead, space.id, { title: 'Substitutes' });
    return { lead, ana, stranger, districtId, spaceId: space.id, topic };
  }

  it('is started by who leads the district, and by nobody else', async () => {
    const { lead, ana, stranger, districtId } = await openDistrict();
    const lapsed = await world.person({ districtId, verification: 'none', verifiedAt: null });
    await makeLead(lapsed.id, districtId);
    const elsewhere = await world.person();
    await makeLead(elsewhere.id, districtId);
    for (const person of [ana, stranger, elsewhere]) {
      expect(await problemOf(person.post('/spaces', wish))).toBe('403 forbidden');
    }
    expect(await problemOf(lapsed.post('/spaces', wish))).toBe('403 not-verified');
    expect(await startSpace(lead, wish)).toMatchObject({ kind: 'district', joinPolicy: 'open' });
  });

  it('is read and joined by people of the district', async () => {
    const { ana, spaceId, topic } = await openDistrict();
    await ok(ana.get(`/topics/${topic.id}/posts`));
    expect(await problemOf(ana.post(`/topics/${topic.id}/posts`, { body: 'Hi' }))).toBe(
      '403 not-a-member',
    );
    await ok(ana.put(`/spaces/${spaceId}/membership`));
    await reply(ana, topic.id);
    const listed = await ok<{ items: { id: string }[] }>(ana.get('/spaces?limit=100'));
    expect(listed.items.map(({ id }) => id)).toContain(spaceId);
  });

  it('is not there for people of another district, of none, or whose district is a mere claim', async () => {
    const { lead, stranger, districtId, spaceId, topic } = await openDistrict();
    const nowhere = await world.person();
    const claims = await world.person({ districtId, verification: 'none', verifiedAt: null });
    for (const person of [stranger, nowhere, claims]) {
      for (const path of [
        `/spaces/${spaceId}`,
        `/spaces/${spaceId}/topics`,
        `/spaces/${spaceId}/members`,
        `/topics/${topic.id}`,
        `/topics/${topic.id}/posts`,
        `/posts/${topic.lastPost.id}`,
      ]) {
        expect(await problemOf(person.get(path))).toBe('404 not-found');
      }
      expect(await problemOf(person.put(`/spaces/${spaceId}/membership`))).toBe('404 not-found');
      const listed = await ok<{ items: { id: string }[] }>(person.get('/spaces?limit=100'));
      expect(listed.items.map(({ id }) => id)).not.toContain(spaceId);
      const invited = lead.put(`/spaces/${spaceId}/members/${person.id}`, {});
      expect(await problemOf(invited)).toBe('409 not-of-district');
    }
  });

  // Control: `isWithinReach` left out of `visibleSince`, or of `isMember`, turns this red.
  it('closes for a member who moves to another district, who may still leave', async () => {
    const { ana, lead, spaceId, topic } = await openDistrict();
    await ok(ana.put(`/spaces/${spaceId}/membership`));
    await reply(lead, topic.id, 'News');
    const { db } = world.deps;
    const since = new Date(world.clock.now.getTime() - 3_600_000);
    expect(await unreadTopicsOf(db, ana.id, since, 5)).toHaveLength(1);
    const socket = await door.connect(ana);
    await socket.join(`topics/${topic.id}`);
    await socket.join(`people/${ana.id}`, 0);
    await eventually(() => {
      const told = socket.events(`people/${ana.id}`).map(({ type }) => type);
      expect(told).toContain('spaces.member-joined'); // so that only the move can end it
    });

    await db.transaction(async (tx) => {
      await tx.update(persons).set({ verification: 'none' }).where(eq(persons.id, ana.id));
      const told = { personId: ana.id, verification: 'none' } as const;
      await record(tx, verificationChanged, told, world.clock.now);
    });

    await socket.next('left', `topics/${topic.id}`);
    await socket.close();
    for (const path of [`/spaces/${spaceId}`, `/topics/${topic.id}/posts`]) {
      expect(await problemOf(ana.get(path))).toBe('404 not-found');
    }
    expect(await problemOf(ana.post(`/topics/${topic.id}/posts`, { body: 'Still me' }))).toBe(
      '404 not-found',
    );
    expect(await unreadTopicsOf(db, ana.id, since, 5)).toEqual([]);
    const mine = await ok<{ items: unknown[] }>(ana.get('/spaces?membership=mine'));
    expect(mine.items).toEqual([]);
    await ok(ana.delete(`/spaces/${spaceId}/membership`));
    expect(await ok(lead.get(`/spaces/${spaceId}`))).toMatchObject({ membersCount: 1 });
  });

  it('shows its summary, and no more, where people of the district ask to join', async () => {
    const { ana, stranger, spaceId, topic } = await openDistrict({ joinPolicy: 'request' });
    expect(await ok(ana.get(`/spaces/${spaceId}`))).toMatchObject({ mine: { mayRead: false } });
    expect(await problemOf(ana.get(`/topics/${topic.id}`))).toBe('404 not-found');
    expect(await problemOf(stranger.get(`/spaces/${spaceId}`))).toBe('404 not-found');
  });
});
