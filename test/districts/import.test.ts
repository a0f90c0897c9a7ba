import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '../support/world.ts';
import { fixture, takeIn } from './take-in.ts';

const headers =
  'NCES District ID,State District ID,District Name,County Name*,City,State,Students*,Locale*';

describe('taking in a file of districts', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const take = (content: string | Buffer) => takeIn(world, content);
  const rowOf = async (leaId: string) => {
    const { rows } = await world.pool.query('select * from districts where lea_id = $1', [leaId]);
    return rows[0];
  };
  const kept = async () => (await world.pool.query('select * from districts order by lea_id')).rows;

  it('keeps what can be kept, and says of each other row where it stands and why it was rejected', async () => {
    const { counts, rejected } = await take(fixture);
    expect(counts).toEqual([22, 0, 0, 10]);
    expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [23, 'The district id is missing'],
      [
        24,
        '“699009” is not a district id of 7 digits; a spreadsheet may have dropped zeros in front',
      ],
      [25, '“069900A” is not a district id of 7 digits'],
      [26, 'The name is missing'],
      [27, '“XX” is not a state code'],
      [28, '“Regular Local” is not a value for students'],
      [29, '“133.0” is not a value for latitude'],
      [30, 'The row has 3 values, the first line names 16'],
      [31, 'The id 0699001 was already on line 2'],
      [32, 'A quotation mark is broken'],
    ]);
    expect(rejected.at(-1)?.text).toContain('Broken Quote District');
    expect((await rowOf('0699016')).name).toBe('After The Quote District');
  });

  it('reads every cell as it is meant', async () => {
    await take(fixture);
    const found = Object.fromEntries((await kept()).map((row) => [row.lea_id, row]));
    expect(found).toMatchObject({
      '0699002': {
        students: 18354,
        locale: 'City: Small',
        time_zone: 'America/Los_Angeles',
        time_zone_assumed: false,
      },
      '0699003': { locale: null, students: null },
      '0699004': {
        locale: null,
        students: null,
        latitude: null,
        time_zone: 'America/Los_Angeles',
        time_zone_assumed: true,
      },
      '0699005': { name: 'Cañon Verde Unified', students: 1204 },
      '0699006': { name: 'Larkspur, Joint Union High' },
      '0699007': { name: 'The "Little Red" District' },
      '0499001': { time_zone: 'America/Phoenix', time_zone_assumed: false },
      '1299001': { time_zone: 'America/Chicago' },
      '2399001': { time_zone: 'America/New_York', time_zone_assumed: true, latitude: 45.19 },
      '2699001': { name: 'Lakeshore–Bennett CSD', time_zone: 'America/Menominee' },
      '4899001': { time_zone: 'America/Denver', students: null },
      '4899002': {
        latitude: null,
        time_zone: 'America/Chicago',
        time_zone_assumed: true,
        students: 0,
      },
      '5399002': { latitude: null, longitude: null, time_zone_assumed: true },
    });
  });

  it('changes nothing when the same file comes again, and tells of each file in one audit entry', async () => {
    await take(fixture);
    const before = await kept();
    expect((await take(fixture)).counts).toEqual([0, 0, 22, 10]);
    expect(await kept()).toEqual(before);

    const { rows: audit } = await world.pool.query(
      'select action, details from audit_entries order by at, id',
    );
    expect(audit).toEqual([
      {
        action: 'districts.districts-imported',
        details: { new: 22, changed: 0, unchanged: 0, rejected: 10 },
      },
      {
        action: 'districts.districts-imported',
        details: { new: 0, changed: 0, unchanged: 22, rejected: 10 },
      },
    ]);
    expect(await world.count('outbox')).toBe(1);
  });

  it('updates what changed, under the same id, and is found by the new name', async () => {
    await take(fixture);
    const { id } = await rowOf('0699001');
    const { counts } = await take(
      fixture.toString().replace('Alder Valley Unified', 'Elderberry Unified'),
    );
    expect(counts).toEqual([0, 1, 21, 10]);
    expect(await rowOf('0699001')).toMatchObject({ id, name: 'Elderberry Unified' });
    const { items } = (await world.anyone.get('/districts?search=elderbery')).json();
    expect(items).toMatchObject([{ id }]);
  });

  it('keeps known coordinates when an export without them comes after', async () => {
    await take(fixture);
    const { counts, summary } = await take(
      `\uFEFF${headers}\r\n4899001,TX-1,Red Cedar ISD,El Paso County,Red Cedar,TX,†,–\r\n`,
    );
    expect(counts).toEqual([0, 0, 1, 0]);
    expect(summary).toMatchObject({
      format: 'an NCES search export of districts',
      encoding: 'utf-8',
    });
    expect(await rowOf('4899001')).toMatchObject({
      latitude: 31.76,
      locale: 'City: Large',
      time_zone: 'America/Denver',
      time_zone_assumed: false,
    });
  });

  it('reads an export that an old spreadsheet saved', async () => {
    const line = '0699005,CA-1,Ca\xF1on Verde Unified,\x86,Ca\xF1on Verde,CA,\x96,\x87';
    const { summary } = await take(Buffer.from(`${headers}\n${line}\n`, 'latin1'));
    expect(summary).toMatchObject({ new: 1, encoding: 'windows-1252' });
    expect(await rowOf('0699005')).toMatchObject({
      name: 'Cañon Verde Unified',
      students: null,
      locale: null,
    });
  });

  it('rejects a row of ten megabytes, one with NUL and one with an endless name, and goes on', async () => {
    const row = (id: string, name: string) => `${id},CA-1,${name},,,CA,,`;
    const rows = [
      row('0699001', 'First'),
      row('0699002', 'x'.repeat(10_000_000)),
      row('0699003', 'A\0B'),
      row('0699004', 'y'.repeat(201)),
      row('0699005', 'Bell \x07 District'),
      row('0699006', 'Last'),
    ];
    const { counts, rejected } = await take(`${headers}\n${rows.join('\n')}`);
    expect(counts).toEqual([2, 0, 0, 4]);
    expect(rejected.map(({ line }) => line)).toEqual([3, 4, 5, 6]);
    expect(Math.max(...rejected.map(({ text }) => text.length))).toBeLessThan(1000);
  });

  it.each([
    ['nothing', '', /is empty/],
    ['a file without a column', headers.replace(',State,', ',Land,'), /“State” is missing/],
    ['something else', 'a,b,c\n1,2,3', /not that of a file Hallway knows/],
    ['a broken first line', `"${headers}\n0699001,`, /Line 1, which should name the columns/],
    ['UTF-16', Buffer.from(`\uFEFF${headers}`, 'utf16le'), /UTF-16/],
  ])('refuses %s as a whole, with nothing changed', async (_what, content, reason) => {
    await expect(take(content)).rejects.toThrow(reason);
    expect(await world.count('districts')).toBe(0);
    expect(await world.count('audit_entries')).toBe(0);
  });

  it('takes in 1,200 rows in batches, also when two do it at once', async () => {
    const rows = Array.from(
      { length: 1200 },
      (_, at) => `06${String(at).padStart(5, '0')},CA-1,District ${at},,,CA,,`,
    );
    const file = `${headers}\n${rows.join('\n')}`;
    const both = await Promise.all([
      take(file),
      take(`${headers}\n${rows.toReversed().join('\n')}`),
    ]);
    expect(both.map(({ counts }) => counts[3])).toEqual([0, 0]);
    expect(await world.count('districts')).toBe(1200);
  });
});
