import { describe, expect, it } from '@jest/globals';
import { decode, findEncoding } from '../../src/districts/file-encoding.ts';
import { findDistrictColumns, findSchoolColumns } from '../../src/districts/file-formats.ts';
import { linesOf } from '../../src/districts/file-lines.ts';
import { recordsOf } from '../../src/districts/file-records.ts';
import { Row, textIn } from '../../src/districts/file-values.ts';

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const inChunks = (text: string, size = 7, encoding: BufferEncoding = 'utf8') =>
  chunksOf(Buffer.from(text, encoding), size);

async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const gathered: Value[] = [];
  for await (const value of values) gathered.push(value);
  return gathered;
}

describe('cells', () => {
  it.each([
    ['a dagger', '†', null],
    ['a double dagger', '‡', null],
    ['an en dash', '–', null],
    ['an en dash that was read wrongly once', 'â€“', null],
    ['nothing', '', null],
    ['spaces', ' \t ', null],
    ['the word NULL', 'NULL', null],
    ['text with spaces around', '  Port   Ellery ', 'Port Ellery'],
    ['text with a dash in it', 'Lakeshore–Bennett', 'Lakeshore–Bennett'],
    ['zeros in front', '0601620', '0601620'],
  ])('%s is read as it is meant', (_what, cell, text) => {
    expect(textIn(cell)).toBe(text);
  });

  const columns = findDistrictColumns(['leaid', 'name', 'state', 'students', 'lat', 'lon']);
  const row = (cells: Partial<Record<'leaid' | 'students' | 'lat' | 'lon', string>>) =>
    new Row(
      [cells.leaid ?? '0601620', 'A', 'CA', cells.students ?? '', cells.lat ?? '', cells.lon ?? ''],
      columns,
    );

  it.each([
    ['18354.00000', 18354],
    ['18,354', 18354],
    ['0', 0],
    ['-2', null],
    ['†', null],
  ])('a count of %s is %s', (students, count) => {
    expect(row({ students }).count('students')).toBe(count);
  });

  it.each([
    ['an id without its zero', { leaid: '601620' }, /dropped zeros/],
    ['an id of a spreadsheet', { leaid: '6.01E+05' }, /not a district id of 7 digits/],
    ['no id', { leaid: '†' }, /district id is missing/],
  ])('%s is a fault', (_what, cells, fault) => {
    expect(() => row(cells).id('leaId', 'district id', 7)).toThrow(fault);
  });

  it.each([
    ['both', { lat: '33.9', lon: '-117.4' }, { latitude: 33.9, longitude: -117.4 }],
    ['one alone', { lat: '33.9' }, null],
    ['nought and nought', { lat: '0', lon: '0.0' }, null],
  ])('coordinates with %s', (_what, cells, coordinates) => {
    expect(row(cells).coordinates('latitude', 'longitude')).toEqual(coordinates);
  });

  it.each([{ students: 'Suburb: Large' }, { lat: '133', lon: '1' }, { lat: 'x', lon: '1' }])(
    'a value out of place is a fault: %j',
    (cells) => {
      const read = row(cells);
      expect(() => [read.count('students'), read.coordinates('latitude', 'longitude')]).toThrow(
        /is not a value for/,
      );
    },
  );
});

describe('a file is recognised by its headers', () => {
  it('as an export of NCES, whatever its stars and capitals', () => {
    const columns = findDistrictColumns(['NCES DISTRICT ID*', ' District Name', 'State*', 'City']);
    expect([...columns.at]).toEqual([
      ['leaId', 0],
      ['name', 1],
      ['state', 2],
      ['city', 3],
    ]);
  });

  it.each([
    [['NCES District ID', 'District Name', 'City', 'Locale*'], /“State” is missing/],
    [['leaid', 'name', 'city', 'lat', 'lon'], /“state” is missing/],
    [['leaid', 'name', 'state', 'state', 'city'], /“state” stands twice/],
    [['a', 'b'], /not that of a file Hallway knows/],
    [['leaid;name;state'], /separated by commas/],
    [['NCES School ID', 'NCES District ID', 'School Name'], /hallway schools import/],
  ])('%j is refused with a plain reason', (headers, reason) => {
    expect(() => findDistrictColumns(headers)).toThrow(reason);
  });

  it('as a file of districts where one of schools is asked for', () => {
    expect(() => findSchoolColumns(['leaid', 'name', 'state'])).toThrow(/hallway districts import/);
  });
});

describe('how a file is written', () => {
  it.each([
    ['plain letters', 'abc', 'utf8', 'utf-8'],
    ['UTF-8', 'Cañon – †', 'utf8', 'utf-8'],
    ['UTF-8 with a mark in front', '\uFEFFabc', 'utf8', 'utf-8'],
    ['Latin-1', 'Cañon', 'latin1', 'windows-1252'],
    ['the dashes of Windows', 'Ca\xF1on \x96 \x86', 'latin1', 'windows-1252'],
    ['UTF-8 in which one name is damaged', 'Ca\xC3\xB1on Ca\xF1on', 'latin1', 'utf-8'],
  ] as const)('%s', async (_what, text, written, encoding) => {
    expect(await findEncoding(inChunks(text, 1, written))).toBe(encoding);
  });

  it.each([
    ['UTF-16', Buffer.from('\uFEFFleaid,name', 'utf16le'), /UTF-16/],
    [
      'UTF-16 without a mark',
      Buffer.from('leaid,name,state,city,zip,county,locale', 'utf16le'),
      /UTF-16/,
    ],
    ['a spreadsheet', Buffer.from('PK\x03\x04…'), /spreadsheet/],
    ['something else', Buffer.from('a\x81\x9d', 'latin1'), /neither UTF-8 nor Windows-1252/],
  ])('%s is refused', async (_what, bytes, reason) => {
    await expect(findEncoding(chunksOf(bytes, 64))).rejects.toThrow(reason);
  });

  it('reads the dashes and daggers of Windows-1252', () => {
    expect(decode(Buffer.from([0x86, 0x87, 0x96, 0xf1]), 'windows-1252')).toBe('†‡–ñ');
  });
});

describe('lines', () => {
  it.each([1, 2, 3, 100])('end with LF, CRLF or CR, in chunks of %i bytes', async (size) => {
    const lines = await all(linesOf(inChunks('a\r\nb\n\nc\rd', size), 10));
    expect(lines.map(({ number, bytes }) => [number, bytes.toString()])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, ''],
      [4, 'c'],
      [5, 'd'],
    ]);
  });

  it('are cut where they are longer than any row', async () => {
    const lines = await all(linesOf(inChunks(`ok\n${'x'.repeat(50)}\nok`), 10));
    expect(lines.map((line) => [line.bytes.length, 'tooLong' in line])).toEqual([
      [2, false],
      [10, true],
      [2, false],
    ]);
  });
});

describe('rows', () => {
  const read = async (text: string) =>
    (await all(recordsOf(inChunks(text, 64), 'utf-8'))).map(
      ({ line, cells, reason }) => [line, cells ?? reason] as const,
    );

  it('may hold commas, quotes and line breaks inside quotes', async () => {
    expect(await read('a,"b, ""c""\nd"\ne,f')).toEqual([
      [1, ['a', 'b, "c"\nd']],
      [3, ['e', 'f']],
    ]);
  });

  it('that break a quote cost that line alone', async () => {
    expect(await read('a,b\nc,"d\ne,f\ng,h"i"\nj,k')).toEqual([
      [1, ['a', 'b']],
      [2, 'A quotation mark is broken'],
      [3, ['e', 'f']],
      [4, 'A quotation mark is broken'],
      [5, ['j', 'k']],
    ]);
  });

  it('with NUL, damaged bytes or ten megabytes are named, and the rest is read', async () => {
    const long = 'x'.repeat(10_000_000);
    const bytes = Buffer.concat([
      Buffer.from(`a\0,b\nñ,\n${long},c\n\n`),
      Buffer.from('Ca\xF1on,d\ne,f', 'latin1'),
    ]);
    const rows = await all(recordsOf(chunksOf(bytes, 65_536), 'utf-8'));
    expect(rows.map(({ line, cells, reason }) => [line, cells ?? reason])).toEqual([
      [1, 'The row holds a NUL character'],
      [2, ['ñ', '']],
      [3, 'The line is longer than 64 KiB'],
      [5, 'The row holds bytes that are not UTF-8'],
      [6, ['e', 'f']],
    ]);
    expect(rows[2]?.text.length).toBeLessThanOrEqual(200);
  });
});
