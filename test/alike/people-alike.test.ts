import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { persons, profiles } from '../../src/people/tables.ts';
import { letIn, ok, problemOf, startSpace } from '../spaces/talk.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

type List = { items: { spaceId: string; count: number; people: { id: string }[] }[] };
type About = {
  role?: 'teacher' | 'principal';
  state?: string;
  verified?: boolean;
  gradeBands?: string[];
  challenge?: string;
  audiences?: Record<string, 'network' | 'public' | 'my-district' | 'my-cohorts'>;
};

describe('people like me in a space', () => {
  let world: World;
  const districts = new Map<string, string>();
  beforeAll(async () => {
    world = await openWorld();
    for (const state of ['CA', 'TX']) districts.set(state, (await world.district({ state })).id);
  });
  afterAll(() => world.close());

  async function person({ role = 'principal', state, verified = true, ...more }: About = {}) {
    const districtId = districts.get(state ?? '') ?? null;
    const verification = verified ? ('reviewed' as const) : ('none' as const);
    const one = await world.person({ role, districtId, verification });
    const profile = { personId: one.id, updatedAt: world.clock.now, ...more };
    await world.deps.db.insert(profiles).values(profile);
    return one;
  }

  /** Someone who shows everything, in a space of that kind with these others. */
  async function meet(others: About[], space: Record<string, string> = {}, mine: About = {}) {
    const me = await person({ role: 'teacher', state: 'CA', gradeBands: ['3-5'], ...mine });
    const host = await person({ state: 'TX' });
    const { id: spaceId } = await startSpace(host, space);
    const people: TestPerson[] = [];
    for (const about of others) {
      const one = await person(about);
      await letIn(host, one, spaceId);
      people.push(one);
    }
    return { me, host, spaceId, people };
  }
  const look = async (me: TestPerson, ...spaceIds: string[]) => {
    const query = spaceIds.map((id) => `space=${id}`).join('&');
    return (await ok<List>(me.get(`/me/people-alike?${query}`))).items;
  };

  const challenge = 'Newcomers who follow the reading and cannot write yet';
  const cases: [what: string, them: About, alike: boolean, mine?: About][] = [
    ['nothing', {}, false],
    ['the role alone', { role: 'teacher' }, false],
    ['the state alone', { state: 'CA' }, false],
    ['grades alone', { gradeBands: ['3-5', '6-8'] }, false],
    ['role and state', { role: 'teacher', state: 'CA' }, true],
    [
      'role and a state that nobody established',
      { role: 'teacher', state: 'CA', verified: false },
      false,
    ],
    ['role and another state', { role: 'teacher', state: 'TX' }, false],
    ['role and grades', { role: 'teacher', gradeBands: ['3-5'] }, true],
    ['role and other grades', { role: 'teacher', gradeBands: ['9-12'] }, false],
    ['state and grades', { state: 'CA', gradeBands: ['3-5'] }, true],
    ['the challenge', { challenge: 'Writing with newcomers' }, true, { challenge }],
    ['one word of it', { challenge: 'Writing a grant' }, false, { challenge }],
    [
      'words that everyone uses',
      { challenge: 'How students and teachers learn in school' },
      false,
      { challenge: 'Students who need help to learn with their teacher' },
    ],
    [
      'words that every sentence has, in Spanish',
      { challenge: 'Lo que más nos cuesta en la escuela' },
      false,
      { challenge: 'Los alumnos que no leen en la clase' },
    ],
    [
      'the challenge in Spanish',
      { challenge: 'Que las familias vengan a las reuniones' },
      true,
      { challenge: 'Reuniones con familias que trabajan' },
    ],
    [
      'role and grades that they show to their district',
      { role: 'teacher', gradeBands: ['3-5'], audiences: { gradeBands: 'my-district' } },
      false,
    ],
    [
      'role and grades that I show to my cohorts',
      { role: 'teacher', gradeBands: ['3-5'] },
      false,
      { audiences: { gradeBands: 'my-cohorts' } },
    ],
    [
      'a challenge that they show to their district',
      { challenge, state: 'TX', audiences: { challenge: 'my-district' } },
      false,
      { challenge, state: 'TX', gradeBands: [] },
    ],
    [
      'a challenge that I hide',
      { challenge },
      false,
      { challenge, audiences: { challenge: 'my-cohorts' } },
    ],
    [
      'a challenge shown to the public',
      { challenge, audiences: { challenge: 'public' } },
      true,
      { challenge, audiences: { challenge: 'public' } },
    ],
  ];
  // Control: without `shownToNetwork` in `shownBy`, each case of hiding turns red; `>= 1` stem turns "one word" red.
  it.each(cases)('are those who share %s', async (_, them, alike, mine = {}) => {
    const { me, spaceId, people } = await meet([them], {}, mine);
    const [one] = people;
    const expected = alike ? [{ spaceId, count: 1, people: [{ id: one?.id }] }] : [];
    expect(await look(me, spaceId)).toMatchObject(expected);
    expect(await look(me, spaceId)).toHaveLength(expected.length);
  });

  it('are counted, and three are named, the most alike first', async () => {
    const like: About = { role: 'teacher', gradeBands: ['3-5'] };
    const most: About = { ...like, state: 'CA', challenge };
    const { me, host, spaceId, people } = await meet([like, like, most, like], {}, { challenge });
    const { id: empty } = await startSpace(host);
    const [found, ...more] = await look(me, spaceId, empty);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ spaceId, count: 4 });
    expect(found?.people.map(({ id }) => id)).toEqual(
      [people[2], people[0], people[1]].map((p) => p?.id),
    );
    expect(Object.keys(found?.people[0] ?? {}).sort()).toEqual(['district', 'id', 'name', 'role']);
  });

  it('are nobody one has a block with, whoever set it, nobody suspended, and not oneself', async () => {
    const like: About = { role: 'teacher', gradeBands: ['3-5'] };
    const { me, host, spaceId, people } = await meet([like, like, like]);
    await letIn(host, me, spaceId);
    const [blocked, blocking, suspended] = people as [TestPerson, TestPerson, TestPerson];
    expect(await look(me, spaceId)).toMatchObject([{ count: 3 }]);
    await ok(me.put(`/people/${blocked.id}/block`));
    await ok(blocking.put(`/people/${me.id}/block`));
    expect(await look(me, spaceId)).toMatchObject([{ count: 1, people: [{ id: suspended.id }] }]);
    const suspendedAt = world.clock.now;
    await world.deps.db.update(persons).set({ suspendedAt }).where(eq(persons.id, suspended.id));
    expect(await look(me, spaceId)).toEqual([]);
  });

  it.each([
    ['circle', { kind: 'circle' }],
    ['cohort', { kind: 'cohort' }],
  ])('are told in no %s, to its members neither', async (_, space) => {
    const { me, host, spaceId } = await meet([{ role: 'teacher', gradeBands: ['3-5'] }], space);
    await letIn(host, me, spaceId);
    expect(await look(me, spaceId)).toEqual([]);
  });

  it('are told where one may read who is there, and not in what was put away', async () => {
    const like: About = { role: 'teacher', gradeBands: ['3-5'] };
    const { me, host, spaceId } = await meet([like], { joinPolicy: 'request' });
    expect(await look(me, spaceId)).toEqual([]);
    await letIn(host, me, spaceId);
    expect(await look(me, spaceId)).toMatchObject([{ count: 1 }]);
    await ok(host.patch(`/spaces/${spaceId}`, { archived: true }));
    expect(await look(me, spaceId)).toEqual([]);
  });

  it('are asked for by someone signed in, in a hundred spaces at most', async () => {
    const { me, spaceId } = await meet([]);
    expect(await problemOf(world.anyone.get(`/me/people-alike?space=${spaceId}`))).toBe(
      '401 not-signed-in',
    );
    const many = Array(101).fill(`space=${spaceId}`).join('&');
    for (const query of ['', 'space=x', many]) {
      expect(await problemOf(me.get(`/me/people-alike?${query}`))).toBe('400 invalid-input');
    }
  });
});
