import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDistrict } from '../../src/districts/add-district.ts';
import { waitsForUs } from '../support/waits-for-us.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

describe('asking for a district that is missing', () => {
  let world: World;
  let jo: TestPerson;
  let priya: TestPerson;
  let staff: TestPerson;
  beforeAll(async () => {
    world = await openWorld();
    jo = await world.person({ name: 'Jo Whitfield' });
    priya = await world.person({ name: 'Priya Raman' });
    staff = await world.person({ staffRole: 'administrator' });
  });
  afterAll(() => world.close());

  const wish = { name: 'Yuma Union High School District', state: 'AZ', city: 'Yuma' };
  const ask = async (person: TestPerson, body: object = wish, headers = {}) =>
    person.post('/district-requests', body, headers);
  const asked = async (body: object = wish) => {
    const asker = await world.person();
    const { id } = (await ask(asker, body)).json<{ id: string }>();
    return { asker, id, path: `/district-requests/${id}/decision` };
  };

  it('keeps what the person knows, and tells staff', async () => {
    const answer = await ask(jo, {
      ...wish,
      webPage: 'https://yumaunion.example',
      note: 'High schools only',
    });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      ...wish,
      personId: jo.id,
      status: 'waiting',
      districtId: null,
    });
    const listed = (await staff.get('/district-requests?status=waiting')).json();
    expect(listed.items.map(({ id }: { id: string }) => id)).toContain(answer.json().id);
  });

  it('shows people their own requests and no one else’s', async () => {
    const { asker, id } = await asked();
    expect((await asker.get('/district-requests')).json().items).toMatchObject([{ id }]);
    expect((await priya.get('/district-requests')).json().items).toEqual([]);
    expect((await world.anyone.get('/district-requests')).statusCode).toBe(401);
    expect((await world.anyone.post('/district-requests', wish)).statusCode).toBe(401);
  });

  it('makes the district when staff approve, once, and finds it from then on', async () => {
    const { id, asker, path } = await asked({ ...wish, name: 'Sandy Wash Elementary District' });
    const before = await world.count('districts');
    const approval = { decision: 'approved', leaId: '0499999' };
    const answers = await Promise.all(Array.from({ length: 12 }, () => staff.put(path, approval)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(12).fill(200));
    expect(await world.count('districts')).toBe(before + 1);

    const districtId = answers[0]?.json().districtId;
    const [found] = (await world.anyone.get('/districts?search=sandy%20wash')).json().items;
    expect(found).toMatchObject({
      id: districtId,
      leaId: '0499999',
      timeZone: 'America/Phoenix',
      timeZoneAssumed: true,
    });
    expect((await asker.get('/district-requests')).json().items).toMatchObject([
      { id, status: 'approved', districtId },
    ]);
    const { rows: audit } = await world.pool.query(
      'select actor_id, action from audit_entries where subject = $1',
      [`district-requests/${id}`],
    );
    expect(audit).toEqual([{ actor_id: staff.id, action: 'districts.request-approved' }]);
    const { rows: events } = await world.pool.query(
      'select type, data from outbox where $1 = any(subjects) order by position',
      [`district-requests/${id}`],
    );
    expect(events).toEqual([
      { type: 'districts.district-requested', data: { requestId: id, personId: asker.id } },
      {
        type: 'districts.request-decided',
        data: { requestId: id, personId: asker.id, decision: 'approved', districtId },
      },
    ]);
  });

  it('makes a district that no file has, without an id of NCES', async () => {
    const { path } = await asked({ name: 'Mesa Homestead District', state: 'NM' });
    const { districtId } = (await staff.put(path, { decision: 'approved' })).json();
    expect((await jo.get(`/districts/${districtId}`)).json()).toMatchObject({
      leaId: null,
      city: null,
    });
  });

  it('does not make a district whose id is taken', async () => {
    const first = await asked();
    await staff.put(first.path, { decision: 'approved', leaId: '0488888' });
    const second = await asked();
    const answer = await staff.put(second.path, { decision: 'approved', leaId: '0488888' });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ type: 'http://hallway.test/problems/district-exists' });
    expect((await second.asker.get('/district-requests')).json().items[0].status).toBe('waiting');
  });

  it('does not make one either whose id is given away at that very moment', async () => {
    const { path } = await asked();
    let late: ReturnType<TestPerson['put']> | undefined;
    const other = await world.deps.db.transaction(async (tx) => {
      const facts = { ...wish, leaId: '0477777' };
      const { id } = await addDistrict(tx, facts, world.clock.now);
      late = staff.put(path, { decision: 'approved', leaId: '0477777' });
      late.catch(() => undefined);
      await waitsForUs(tx);
      return id;
    });

    expect((await late)?.statusCode).toBe(409);
    expect((await late)?.json()).toMatchObject({ districtId: other });
  });

  it('is declined with a reason, and stays so', async () => {
    const { path } = await asked();
    expect((await staff.put(path, { decision: 'declined' })).statusCode).toBe(400);
    const declined = await staff.put(path, { decision: 'declined', reason: 'It is in the list' });
    expect(declined.json()).toMatchObject({ status: 'declined', reason: 'It is in the list' });
    expect((await staff.put(path, { decision: 'approved' })).statusCode).toBe(409);
  });

  it('is decided by staff only: the asker is refused, others find nothing', async () => {
    const { asker, path } = await asked();
    const approval = { decision: 'approved' };
    expect((await asker.put(path, approval)).statusCode).toBe(403);
    expect((await priya.put(path, approval)).statusCode).toBe(404);
    expect((await world.anyone.put(path, approval)).statusCode).toBe(401);
    const absent = '/district-requests/01900000-0000-7000-8000-000000000000/decision';
    expect((await priya.put(absent, approval)).statusCode).toBe(404);
    expect((await staff.put(absent, approval)).statusCode).toBe(404);
  });

  it.each([
    { ...wish, state: 'XX' },
    { ...wish, state: 'az' },
    { ...wish, name: ' ' },
    { ...wish, name: 'x'.repeat(201) },
    { ...wish, name: 'a\u0000b' },
    { ...wish, webPage: 'javascript:alert(1)' },
    { ...wish, status: 'approved' },
    { ...wish, personId: '01900000-0000-7000-8000-000000000000' },
    { state: 'AZ' },
    [],
  ])('is refused when it says %j', async (body) => {
    const answer = await ask(jo, body);
    expect(answer.statusCode).toBe(400);
  });

  it('is kept once when it is sent twice with one key, also at once', async () => {
    const asker = await world.person();
    const key = { 'idempotency-key': 'my-district' };
    const answers = await Promise.all([1, 2, 3].map(() => ask(asker, wish, key)));
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect((await asker.get('/district-requests')).json().items).toHaveLength(1);
  });

  it('waits for an answer before a person may ask a sixth time, also at once', async () => {
    const asker = await world.person();
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(asker)));
    const statuses = answers.map(({ statusCode }) => statusCode).sort();
    expect(statuses).toEqual([...Array(5).fill(201), ...Array(7).fill(409)]);
  });

  it('pages through the requests, the newest first', async () => {
    const asker = await world.person();
    for (const name of ['First', 'Second', 'Third']) await ask(asker, { ...wish, name });
    const names: string[] = [];
    let next: string | null = '';
    do {
      const page: { items: { name: string }[]; next: string | null } = (
        await asker.get(`/district-requests?limit=1${next && `&cursor=${next}`}`)
      ).json();
      names.push(...page.items.map(({ name }) => name));
      next = page.next;
    } while (next);
    expect(names).toEqual(['Third', 'Second', 'First']);
  });

  it('answers a cursor of the year 0 as one that it never handed out', async () => {
    const key = ['0000-01-01T00:00:00Z', '01900000-0000-7000-8000-000000000000'];
    const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
    expect((await jo.get(`/district-requests?cursor=${cursor}`)).statusCode).toBe(400);
  });
});
