import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDistrict } from '../../src/districts/index.ts';
import { schools } from '../../src/districts/tables.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

const network: [leaId: string, name: string, city: string | null, state: string][] = [
  ['0622230', 'Lindsay Unified', 'Lindsay', 'CA'],
  ['3918810', 'Lindsay Local', 'Lindsey', 'OH'],
  ['0622000', 'Linden Unified', 'Linden', 'CA'],
  ['0409600', 'Yuma Elementary District', 'Yuma', 'AZ'],
  ['0800016', 'Yuma School District 1', null, 'CO'],
  ['5309100', 'Tumwater School District', 'Tumwater', 'WA'],
  ['0641580', 'Washington Unified', 'West Sacramento', 'CA'],
  ['4816230', 'Dallas Independent School District', 'Dallas', 'TX'],
  ['4107080', 'Dallas School District 2', 'Dallas', 'OR'],
  ['1600780', "Coeur d'Alene School District 271", null, 'ID'],
  ['2904560', 'St. Louis City School District', null, 'MO'],
  ['0614550', 'Cañon Valley Elementary', 'Fresno', 'CA'],
  ['2905000', 'Washington School District', null, 'MO'],
  ['2905001', 'Washington School District', null, 'MO'],
];

describe('finding a district', () => {
  let world: World;
  let maria: TestPerson;
  beforeAll(async () => {
    world = await openWorld();
    maria = await world.person();
    await world.deps.db.transaction(async (tx) => {
      for (const [leaId, name, city, state] of network) {
        await addDistrict(tx, { leaId, name, city, state }, world.clock.now);
      }
    });
  });
  afterAll(() => world.close());

  const find = async (query: string) => {
    const answer = await world.anyone.get(`/districts?${query}`);
    expect(answer.statusCode).toBe(200);
    return answer.json<{
      items: { id: string; name: string; state: string }[];
      next: string | null;
    }>();
  };
  const named = async (words: string, state = '') => {
    const { items } = await find(
      `search=${encodeURIComponent(words)}${state && `&state=${state}`}`,
    );
    return items.map((district) => `${district.name} ${district.state}`);
  };

  it.each([
    ['lindsay ca', 'Lindsay Unified CA'],
    ['ca lindsay', 'Lindsay Unified CA'],
    ['LINDSAY  unified,', 'Lindsay Unified CA'],
    ['linsday ca', 'Lindsay Unified CA'],
    ['lindsey california', 'Lindsay Unified CA'],
    ['lind ca', 'Linden Unified CA'],
    ['yuma arizona', 'Yuma Elementary District AZ'],
    ['yumma az', 'Yuma Elementary District AZ'],
    ['dallas isd', 'Dallas Independent School District TX'],
    ['lindsay usd', 'Lindsay Unified CA'],
    ['coeur d alene', "Coeur d'Alene School District 271 ID"],
    ["coeur d'alene", "Coeur d'Alene School District 271 ID"],
    ['saint louis', 'St. Louis City School District MO'],
    ['canon valley', 'Cañon Valley Elementary CA'],
    ['frenso', 'Cañon Valley Elementary CA'],
  ])('“%s” finds %s first', async (words, first) => {
    expect((await named(words))[0]).toBe(first);
  });

  it('takes a right word as it is, and does not show its neighbours', async () => {
    expect(await named('linden')).toEqual(['Linden Unified CA']);
  });

  it('takes “washington” as a name before it takes it as a state', async () => {
    expect(await named('washington')).toEqual([
      'Washington Unified CA',
      'Washington School District MO',
      'Washington School District MO',
      'Tumwater School District WA',
    ]);
    expect(await named('washington', 'WA')).toEqual(['Tumwater School District WA']);
  });

  it('finds nothing for a district that is missing, whatever was typed', async () => {
    for (const words of [
      'yuma nevada',
      'zzzzqq',
      "'; drop table districts; --",
      '\u{1F3EB}xx',
      "':*&|!(",
    ]) {
      expect(await named(words)).toEqual([]);
    }
  });

  it.each(['', 'search=washington&', 'search=washingtan&', 'state=CA&'])(
    'pages through “%s” without a gap or a double',
    async (query) => {
      const whole = (await find(`${query}limit=100`)).items.map(({ id }) => id);
      const paged: string[] = [];
      let next: string | null = '';
      do {
        const page = await find(`${query}limit=1${next && `&cursor=${next}`}`);
        paged.push(...page.items.map(({ id }) => id));
        next = page.next;
      } while (next);
      expect(whole.length).toBeGreaterThan(2);
      expect(paged).toEqual(whole);
    },
  );

  it('tells districts of one name apart by place and id, and shows nothing else', async () => {
    const { items } = await find('search=dallas%20isd');
    expect(items[0]).toEqual({
      id: expect.any(String),
      leaId: '4816230',
      name: 'Dallas Independent School District',
      city: 'Dallas',
      state: 'TX',
      locale: null,
      students: null,
      timeZone: 'America/Chicago',
      timeZoneAssumed: true,
    });
  });

  it.each([
    'cursor=nonsense',
    'search=lindsay&cursor=WzFd',
    'state=ca',
    'limit=0',
    'limit=101',
    'q=x',
  ])('answers a wrong query (%s) with what is wrong', async (query) => {
    const answer = await world.anyone.get(`/districts?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ type: 'http://hallway.test/problems/invalid-input' });
  });

  it.each([
    [
      'a number too large',
      'search=lindsay',
      [false, 2 ** 40, 'x', '01900000-0000-7000-8000-000000000000'],
    ],
    ['a NUL', 'search=lindsay', [false, -1, 'a\0b', '01900000-0000-7000-8000-000000000000']],
    ['a NUL in a plain list', 'limit=2', ['a\0b', '01900000-0000-7000-8000-000000000000']],
    ['half a surrogate pair', 'limit=2', ['a\ud800b', '01900000-0000-7000-8000-000000000000']],
    ['the key of another list', 'search=lindsay', ['x', '01900000-0000-7000-8000-000000000000']],
  ])('answers a forged cursor with %s without falling over', async (_what, query, key) => {
    const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
    const answer = await world.anyone.get(`/districts?${query}&cursor=${cursor}`);
    expect([200, 400]).toContain(answer.statusCode);
  });

  it('shows a district and its schools to whoever is signed in, and to no one else', async () => {
    const id = (await find('search=tumwater')).items[0]?.id;
    if (!id) throw new Error('Tumwater was not found');
    const at = world.clock.now;
    const school = {
      timeZone: 'America/Los_Angeles',
      districtId: id,
      createdAt: at,
      updatedAt: at,
    };
    await world.deps.db.insert(schools).values([
      { ...school, ncesSchoolId: '530910002602', name: 'West', lowGrade: '09', highGrade: '12' },
      { ...school, ncesSchoolId: '530910002603', name: 'East' },
    ]);
    expect((await maria.get(`/districts/${id}`)).json()).toMatchObject({ leaId: '5309100' });
    const first = (await maria.get(`/districts/${id}/schools?limit=1`)).json();
    expect(first.items).toMatchObject([{ name: 'East', lowGrade: null }]);
    const second = (await maria.get(`/districts/${id}/schools?cursor=${first.next}`)).json();
    expect(second).toMatchObject({ items: [{ name: 'West', lowGrade: '09' }], next: null });

    expect((await world.anyone.get(`/districts/${id}`)).statusCode).toBe(401);
    expect((await world.anyone.get(`/districts/${id}/schools`)).statusCode).toBe(401);
  });

  it('knows nothing of a district that is not there', async () => {
    const missing = '/districts/01900000-0000-7000-8000-000000000000';
    expect((await maria.get(missing)).statusCode).toBe(404);
    expect((await maria.get(`${missing}/schools`)).statusCode).toBe(404);
    expect((await maria.get('/districts/1')).statusCode).toBe(400);
  });
});
