import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { persons, profiles } from '../../src/people/tables.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { acceptCharter, letIn, ok, openRoom, problemOf, startSpace, startTopic } from './talk.ts';

type List = { items: { id: string; name: string }[]; next: string | null };

describe('the directory of spaces', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const names = async (person: TestPerson, query: string) => {
    const { items } = await ok<List>(person.get(`/spaces?limit=100&${query}`));
    return items.map(({ name }) => name).sort();
  };
  const finds = async (person: TestPerson, query: string, name: string) =>
    (await names(person, query)).includes(name);
  const of = async (state: string) => ({ districtId: (await world.district({ state })).id });
  const worksOn = (person: TestPerson, challenge: string, audience: 'network' | 'my-district') =>
    world.deps.db.insert(profiles).values({
      ...{ personId: person.id, challenge, updatedAt: world.clock.now },
      audiences: { challenge: audience },
    });

  it('finds by kind', async () => {
    const ana = await world.person();
    await startSpace(ana, { name: 'By kind, open' });
    await startSpace(ana, { name: 'By kind, cohort', kind: 'cohort' });
    expect(await finds(ana, 'kind=cohort', 'By kind, cohort')).toBe(true);
    expect(await finds(ana, 'kind=cohort', 'By kind, open')).toBe(false);
    expect(await problemOf(ana.get('/spaces?kind=club'))).toBe('400 invalid-input');
    expect(await problemOf(world.anyone.get('/spaces?kind=open'))).toBe('401 not-signed-in');
  });

  it('finds by the state that a member teaches in, where one may read who is there', async () => {
    const maya = await world.person(await of('ME'));
    const tom = await world.person();
    const rooms = { open: 'open', request: 'request' } as const;
    for (const [name, joinPolicy] of Object.entries(rooms)) {
      await startSpace(maya, { name: `Maine, ${name}`, joinPolicy });
    }
    await startSpace(maya, { name: 'Maine, circle', kind: 'circle' });
    const found = (person: TestPerson) => names(person, 'state=ME');
    expect(await found(tom)).toEqual(['Maine, open']);
    expect(await found(maya)).toEqual(['Maine, open', 'Maine, request']);
    expect(await names(tom, 'state=VT')).toEqual([]);
    await world.deps.db
      .update(persons)
      .set({ verification: 'none' })
      .where(eq(persons.id, maya.id));
    expect(await found(tom)).toEqual([]);
    for (const bad of ['me', 'Maine', 'M'])
      expect(await problemOf(tom.get(`/spaces?state=${bad}`))).toBe('400 invalid-input');
  });

  it('finds a district’s own space by the state of the district', async () => {
    const home = await of('AK');
    const lead = await world.person(home);
    const root = await world.person({ staffRole: 'administrator' });
    await ok(root.put(`/districts/${home.districtId}/leads/${lead.id}`));
    await startSpace(lead, { name: 'Alaska, district', kind: 'district' });
    const colleague = await world.person(home);
    expect(await names(colleague, 'state=AK')).toEqual(['Alaska, district']);
    expect(await names(await world.person(), 'state=AK')).toEqual([]);
  });

  it('finds by what a space is for, and by a challenge that a member shows to the network', async () => {
    const ana = await world.person();
    const tom = await world.person();
    await startSpace(ana, { name: 'Quiet mornings', purpose: 'Arrival without tears' });
    const found = (words: string) => names(tom, `challenge=${encodeURIComponent(words)}`);
    for (const words of ['quiet MORN', 'without tears']) {
      expect(await found(words)).toEqual(['Quiet mornings']);
    }
    await worksOn(ana, 'Chronic absence after winter', 'network');
    expect(await found('absence')).toEqual(['Quiet mornings']);
    expect(await found('100%')).toEqual([]);
    const shy = await world.person();
    await startSpace(shy, { name: 'Another one' });
    await worksOn(shy, 'Parking duty', 'my-district');
    expect(await found('parking')).toEqual([]);
  });

  it('finds nothing by the challenge of who is only in a circle, in what takes requests, or across a block', async () => {
    const ana = await world.person();
    const tom = await world.person();
    await worksOn(ana, 'Stairwell traffic', 'network');
    const { id: circleId } = await startSpace(ana, { name: 'Stairs, circle', kind: 'circle' });
    await letIn(ana, tom, circleId);
    await startSpace(ana, { name: 'Stairs, asked', joinPolicy: 'request' });
    await startSpace(ana, { name: 'Stairs and halls' });
    const found = () => names(tom, 'challenge=stairwell');
    expect(await found()).toEqual(['Stairs and halls']);
    await ok(tom.put(`/people/${ana.id}/block`));
    expect(await found()).toEqual([]);
    await ok(tom.delete(`/people/${ana.id}/block`));
    const suspendedAt = world.clock.now;
    await world.deps.db.update(persons).set({ suspendedAt }).where(eq(persons.id, ana.id));
    expect(await found()).toEqual([]);
  });

  it('finds by how lately something was said, in a circle only since one joined', async () => {
    const start = world.clock.now;
    const at = (days: number) => {
      world.clock.now = new Date(start.getTime() + days * 24 * 3_600_000);
    };
    const { rosa, tom, spaceId } = await openRoom(world, { name: 'Lively', kind: 'circle' });
    const { id: openId } = await startSpace(rosa, { name: 'Lively too' });
    for (const id of [spaceId, openId]) await startTopic(rosa, id);
    await startSpace(rosa, { name: 'Lively never' });
    const found = async (person: TestPerson, activity: string) =>
      (await names(person, `activity=${activity}`)).filter((name) => name.startsWith('Lively'));
    at(1);
    await ok(rosa.put(`/spaces/${spaceId}/members/${tom.id}`, {}));
    expect(await found(tom, 'week')).toEqual(['Lively too']);
    await ok(tom.put(`/spaces/${spaceId}/membership`));
    await acceptCharter(tom, spaceId);
    expect(await found(tom, 'week')).toEqual(['Lively too']);
    expect(await found(rosa, 'week')).toEqual(['Lively', 'Lively too']);
    at(8);
    expect(await found(rosa, 'week')).toEqual([]);
    expect(await found(rosa, 'month')).toEqual(['Lively', 'Lively too']);
    await ok(rosa.patch(`/spaces/${openId}`, { archived: true }));
    expect(await found(rosa, 'month')).toEqual(['Lively']);
    expect(await found(rosa, 'archived')).toEqual(['Lively too']);
    at(0);
  });

  it('gives all that was chosen, page by page', async () => {
    const ana = await world.person(await of('WY'));
    const all = Array.from({ length: 5 }, (_, n) => `Wide sky ${n}`);
    for (const name of all) await startSpace(ana, { name });
    await startSpace(ana, { name: 'Wide sky, cohort', kind: 'cohort' });
    const seen: string[] = [];
    let cursor = '';
    do {
      const query = `state=WY&challenge=wide+sky&kind=open&limit=2${cursor && `&cursor=${cursor}`}`;
      const page = await ok<List>(ana.get(`/spaces?${query}`));
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.next ?? '';
    } while (cursor);
    expect(seen).toEqual(all);
  });
});
