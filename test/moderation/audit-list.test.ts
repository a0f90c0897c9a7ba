import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { auditedParts } from '../../src/moderation/schemas.ts';
import { ok, problemOf } from '../spaces/talk.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

type Entry = { id: string; action: string; actor: { name: string } | null; details: string };
type Page = { items: Entry[]; next: string | null };

describe('the audit log as a list', () => {
  let world: World;
  let ruth: TestPerson;
  beforeAll(async () => {
    world = await openWorld();
    ruth = await world.person({ name: 'Ruth Okoye', staffRole: 'administrator' });
  });
  afterAll(() => world.close());
  const read = (query = '') => ok<Page>(ruth.get(`/staff/audit${query}`));

  it('says who did what to whom, the latest first', async () => {
    const tom = await world.person();
    await ok(ruth.put(`/people/${tom.id}/suspension`, { reason: 'Selling', until: null }));
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    await ok(ruth.delete(`/people/${tom.id}/suspension`));
    const { items } = await read(`?personId=${tom.id}`);
    expect(items.map(({ action, actor }) => [action, actor?.name])).toEqual([
      ['people.person-reinstated', 'Ruth Okoye'],
      ['people.person-suspended', 'Ruth Okoye'],
    ]);
    expect(JSON.parse(items[1]?.details ?? '')).toMatchObject({ reason: 'Selling' });
    const minute = world.clock.now.toISOString();
    const of = async (query: string) => (await read(`?personId=${tom.id}&${query}`)).items.length;
    expect([await of(`from=${minute}`), await of(`until=${minute}`)]).toEqual([1, 1]);
    expect([await of('of=people'), await of('of=spaces')]).toEqual([2, 0]);
    expect((await read(`?personId=${ruth.id}&of=people`)).items).toHaveLength(2); // who did it
  });

  it('is paged, each entry once, also those of one millisecond', async () => {
    await world.deps.db.execute(sql`insert into audit_entries (id, at, action, subject, details)
      select gen_random_uuid(), '2020-01-01T00:00:00Z'::timestamptz + (n % 3) * interval '1 microsecond', 'spaces.post-removed', 'posts/x', '{}'
        from generate_series(1, 25) n`);
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await read(
        `?until=2020-02-01T00:00:00Z&limit=7${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? '';
    } while (cursor);
    expect([seen.length, new Set(seen).size]).toEqual([25, 25]);
  });

  it('knows every part that writes into it', async () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
    const writing = files.filter(
      (file) =>
        file.endsWith('.ts') && readFileSync(join('src', file), 'utf8').includes('writeAudit('),
    );
    const parts = new Set(writing.map((file) => String(file.split(sep)[0])));
    parts.delete('platform'); // where it is written for all
    expect([...parts].sort()).toEqual([...auditedParts]);
    for (const part of auditedParts)
      expect((await ruth.get(`/staff/audit?of=${part}`)).statusCode).toBe(200);
    expect(await problemOf(ruth.get('/staff/audit?of=nonsense'))).toBe('400 invalid-input');
    expect(await problemOf(ruth.get('/staff/audit?cursor=nonsense'))).toBe('400 invalid-input');
  });

  it('is for administrators alone', async () => {
    for (const staffRole of ['moderator', 'none'] as const) {
      const person = await world.person({ staffRole });
      expect(await problemOf(person.get('/staff/audit'))).toBe('403 forbidden');
    }
    expect(await problemOf(world.anyone.get('/staff/audit'))).toBe('401 not-signed-in');
  });
});
