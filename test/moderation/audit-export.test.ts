import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import { csvLine } from '../../src/moderation/csv.ts';
import { auditEntries } from '../../src/platform/audit.ts';
import { problemOf } from '../spaces/talk.ts';
import { openWorld, type World } from '../support/world.ts';

describe('a line of CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('makes %j plain text', (cell) => {
    expect(csvLine([cell])).toBe(`"'${cell}"\r\n`);
  });

  it('says what it was given, whatever is in it', () => {
    const cells = ['a "b", c', 'two\nlines', '', 'ñ 🙂', ' =1'];
    expect(parse(csvLine(cells))).toEqual([cells]);
  });
});

describe('the audit log as a file', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('holds every entry once, the oldest first, and that it was taken', async () => {
    const ruth = await world.person({ staffRole: 'administrator' });
    // Of the same millisecond and yet not of the same moment, over several reads.
    await world.deps.db.execute(sql`insert into audit_entries (id, at, action, subject, details)
      select gen_random_uuid(), ${world.clock.now.toISOString()}::timestamptz - interval '1 day' + n * interval '1 microsecond',
        'people.person-suspended', '=cmd', jsonb_build_object('n', n) from generate_series(1, 2500) n`);
    const answer = await ruth.get('/staff/audit.csv');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="hallway-audit-2026-11-17.csv"',
      'cache-control': 'no-store',
    });
    const rows = parse(answer.body, { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(2501);
    expect(rows.slice(0, 2500).map(({ details }) => JSON.parse(details ?? '').n)).toEqual(
      Array.from({ length: 2500 }, (_, n) => n + 1),
    );
    expect(rows[0]?.subject).toBe("'=cmd");
    const taken = { action: 'moderation.audit-exported', actorId: ruth.id };
    expect(rows.at(-1)).toMatchObject(taken);
    const kept = await world.deps.db.select().from(auditEntries);
    expect(kept).toContainEqual(expect.objectContaining(taken));
  });

  it('is for administrators, and a refusal is no entry', async () => {
    const before = await world.count('audit_entries');
    const moderator = await world.person({ staffRole: 'moderator' });
    const member = await world.person();
    for (const person of [moderator, member]) {
      expect(await problemOf(person.get('/staff/audit.csv'))).toBe('403 forbidden');
    }
    expect(await problemOf(world.anyone.get('/staff/audit.csv'))).toBe('401 not-signed-in');
    expect(await world.count('audit_entries')).toBe(before);
  });
});
