import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listPeople } from '../../src/people/list-people.ts';
import { mayReadField, profileFor, type Relation } from '../../src/people/policy.ts';
import { audiences, profileFields } from '../../src/people/schemas.ts';
import type { Actor } from '../../src/platform/actor.ts';
import { createSession } from '../../src/sign-in/index.ts';
import { openWorld, type TestPerson, visitorOf, type World } from '../support/world.ts';

describe('who reads which field of a profile', () => {
  const relations = [false, true].flatMap((self) =>
    [false, true].flatMap((sameDistrict) =>
      [false, true].map((sharesCohort): Relation => ({ self, sameDistrict, sharesCohort })),
    ),
  );

  it.each(
    audiences.flatMap((audience) => relations.map((relation) => ({ audience, ...relation }))),
  )(
    '$audience, self $self, same district $sameDistrict, shared cohort $sharesCohort',
    ({ audience, ...relation }) => {
      const expected =
        relation.self ||
        {
          'my-cohorts': relation.sharesCohort,
          'my-district': relation.sameDistrict,
          network: true,
          public: true,
        }[audience];
      expect(mayReadField(audience, relation)).toBe(expected);
      const profile = {
        gradeBands: ['k-2'],
        subjects: ['Art'],
        languages: ['en'],
        challenge: 'c',
        offers: ['o'],
        seeks: ['s'],
        readiness: [],
        availability: [],
        audiences: Object.fromEntries(profileFields.map((field) => [field, audience])),
      };
      expect(Object.keys(profileFor(profile, relation)).sort()).toEqual(
        expected ? [...profileFields].sort() : [],
      );
    },
  );
});

describe('the directory', () => {
  let world: World;
  let pine: { id: string };
  let ana: TestPerson;
  let ben: TestPerson;
  beforeAll(async () => {
    world = await openWorld();
    pine = await world.district({ name: 'Pine Unified', state: 'CA' });
    const oak = await world.district({ name: 'Oak Schools', state: 'TX' });
    ana = await world.person({ name: 'Ana Ruiz', districtId: pine.id });
    ben = await world.person({ name: 'Ben Okafor', districtId: oak.id, role: 'principal' });
  });
  afterAll(() => world.close());

  const names = async (reader: TestPerson, query: string): Promise<string[]> => {
    const reply = await reader.get(`/people?${query}`);
    return reply.json().items.map((person: { name: string }) => person.name);
  };

  it('is for people who are signed in', async () => {
    expect((await world.anyone.get('/people')).statusCode).toBe(401);
    expect((await world.anyone.get(`/people/${ana.id}`)).statusCode).toBe(401);
  });

  it('finds by name, state, role, challenge and what someone offers', async () => {
    await ben.patch('/me', {
      challenge: 'Grading what students can do (100%)',
      offers: ['A tour of our advisory blocks'],
    });

    expect(await names(ana, 'search=okafor')).toEqual(['Ben Okafor']);
    expect(await names(ana, 'state=TX')).toEqual(['Ben Okafor']);
    expect(await names(ana, 'role=principal')).toEqual(['Ben Okafor']);
    expect(await names(ana, 'challenge=grading')).toEqual(['Ben Okafor']);
    expect(await names(ana, 'challenge=100%25')).toEqual(['Ben Okafor']);
    expect(await names(ana, 'challenge=g%25g')).toEqual([]);
    expect(await names(ana, 'offers=advisory&state=CA')).toEqual([]);
  });

  it('shows a person as the reader may see them, without their address', async () => {
    const shown = (await ana.get(`/people/${ben.id}`)).json();

    expect(shown).toMatchObject({ name: 'Ben Okafor', district: 'Oak Schools', state: 'TX' });
    expect(shown.profile).not.toHaveProperty('availability');
    expect(JSON.stringify(shown)).not.toContain(ben.email);
    expect((await ben.get(`/people/${ben.id}`)).json().profile).toHaveProperty('availability');
  });

  it('finds nobody by a field that the reader may not read', async () => {
    const carla = await world.person({ name: 'Carla Diaz', districtId: pine.id });
    const dov = await world.person({ name: 'Dov Stein' });
    await carla.patch('/me', { challenge: 'burnout', audiences: { challenge: 'my-district' } });
    await dov.patch('/me', { challenge: 'burnout', audiences: { challenge: 'my-cohorts' } });

    expect(await names(ana, 'challenge=burnout')).toEqual(['Carla Diaz']);
    expect(await names(ben, 'challenge=burnout')).toEqual([]);
    expect(await names(dov, 'challenge=burnout')).toEqual(['Dov Stein']);
    const actor = { personId: ben.id, districtId: ben.districtId } as Actor;
    const query = { limit: 20, challenge: 'burnout' };
    const peers = async () => new Set([dov.id]);
    const found = await listPeople(world.deps.db, actor, query, peers, world.clock.now);
    expect(found.items.map(({ name }) => name)).toEqual(['Dov Stein']);
  });

  it('is not read as a colleague by whoever only says that they are one', async () => {
    const { db, now } = world.deps;
    const ella = await world.person({ name: 'Ella Moss', districtId: pine.id });
    await ella.patch('/me', { challenge: 'homesick', audiences: { challenge: 'my-district' } });
    const wish = { districtId: pine.id, verification: 'none' } as const;
    const stranger = await world.person(wish);
    const { token } = await createSession(db, stranger.id, { method: 'email' }, now());
    const browser = visitorOf(world.app, { cookie: `hallway=${token}` });
    const found = async () => (await browser.get('/people?challenge=homesick')).json().items;

    expect(await found()).toEqual([]);
    const { profile } = (await browser.get(`/people/${ella.id}`)).json();
    expect(profile).not.toHaveProperty('challenge');
    for (const colleague of [ana, ella]) await colleague.put(`/people/${stranger.id}/vouch`);
    expect(await found()).toHaveLength(1);
  });

  it('leaves out who is suspended, until the suspension ends', async () => {
    const suspendedAt = new Date('2026-11-01T00:00:00Z');
    const suspendedUntil = new Date('2026-11-17T15:00:00Z');
    await world.person({ name: 'Finn Gone', suspendedAt });
    await world.person({ name: 'Finn Back', suspendedAt, suspendedUntil });

    expect(await names(ana, 'search=finn')).toEqual(['Finn Back']);
  });

  it('goes on page by page and shows everyone once', async () => {
    for (let n = 0; n < 5; n += 1) await world.person({ name: 'Same Name' });
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = (await ana.get(`/people?search=same&limit=2${cursor}`)).json();
      seen.push(...page.items.map(({ id }: { id: string }) => id));
      cursor = page.next ? `&cursor=${page.next}` : '';
    } while (cursor);

    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
  });

  it('says of nobody that they are there when they are not', async () => {
    const missing = await ana.get('/people/01900000-0000-7000-8000-000000000000');
    expect(missing.statusCode).toBe(404);
  });

  it.each(['cursor=x', 'state=california', 'role=student', 'limit=1000', 'age=12'])(
    'refuses %s',
    async (query) => {
      expect((await ana.get(`/people?${query}`)).statusCode).toBe(400);
    },
  );
});
