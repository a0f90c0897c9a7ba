import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import {
  claimingSize,
  gif,
  office,
  openDocument,
  pdf,
  photo,
  png,
  webp,
  zip,
} from './make-files.ts';
import { reasonOf, upload, uploaded } from './upload.ts';

const mebibyte = 1024 * 1024;

describe('uploading a file', () => {
  let world: World;
  let ana: TestPerson;
  beforeAll(async () => {
    world = await openWorld({
      fileLimits: { mostFileBytes: mebibyte, quotaBytes: 8 * mebibyte },
    });
    ana = await world.person();
  });
  afterAll(() => world.close());

  /** The files that lie in the store, none of which may be half there. */
  const kept = (): string[] =>
    existsSync(world.filesFolder)
      ? readdirSync(world.filesFolder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ name }) => name)
      : [];
  const bytesOf = async (person: TestPerson, path: string) => {
    const answer = await person.get(path.replace('/api', ''));
    expect(answer.statusCode).toBe(200);
    return answer.rawPayload;
  };

  it('keeps documents as they are, under a name that tells what they are', async () => {
    const files: [string, Buffer | string, string, string][] = [
      ['plan.pdf', pdf(), 'plan.pdf', 'application/pdf'],
      ['Notes', 'Añade tu idea', 'Notes.txt', 'text/plain; charset=utf-8'],
      ['marks.csv', 'a,b\n1,2\n', 'marks.csv', 'text/csv; charset=utf-8'],
      ['Unit 3.DOCX', office('docx'), 'Unit 3.docx', 'wordprocessingml.document'],
      ['grades.xlsx', office('xlsx'), 'grades.xlsx', 'spreadsheetml.sheet'],
      ['talk.pptx', office('pptx'), 'talk.pptx', 'presentationml.presentation'],
      ['plan.odt', openDocument('text'), 'plan.odt', 'opendocument.text'],
      ['sums.ods', openDocument('spreadsheet'), 'sums.ods', 'opendocument.spreadsheet'],
      ['talk.odp', openDocument('presentation'), 'talk.odp', 'opendocument.presentation'],
    ];
    for (const [given, content, name, type] of files) {
      const view = await uploaded(world, ana, Buffer.from(content), given);
      expect(view).toMatchObject({ name: name.replace('DOCX', 'docx'), width: null });
      expect(view.type).toContain(type);
      expect(await bytesOf(ana, view.href)).toEqual(Buffer.from(content));
    }
  });

  it('makes pictures anew: upright, small enough, and without the place where they were taken', async () => {
    const taken = await photo(3000, 1500);
    expect((await sharp(taken).metadata()).exif?.toString('latin1')).toContain('Maplephone');
    const view = await uploaded(world, ana, taken, 'IMG_2041.JPG');
    expect(view).toMatchObject({ name: 'IMG_2041.webp', type: 'image/webp' });
    expect(view).toMatchObject({ width: 1024, height: 2048 });
    const full = await bytesOf(ana, view.href);
    const small = await bytesOf(ana, String(view.previewHref));
    for (const [bytes, side] of [
      [full, 2048],
      [small, 480],
    ] as const) {
      const told = await sharp(bytes).metadata();
      expect(told).toMatchObject({ format: 'webp', height: side });
      expect([told.exif, told.xmp, told.icc]).toEqual([undefined, undefined, undefined]);
      expect(bytes.includes('Maplephone')).toBe(false);
    }
    for (const [name, bytes] of [
      ['a.png', await png()],
      ['a.jpg', await webp()],
      ['a.webp', await webp()],
    ] as const) {
      expect(await uploaded(world, ana, bytes, name)).toMatchObject({ width: 60, height: 40 });
    }
  });

  it('lets a picture move, and keeps its preview still', async () => {
    const view = await uploaded(world, ana, await gif(3), 'wave.gif');
    expect(view).toMatchObject({ width: 20, height: 20 });
    expect((await sharp(await bytesOf(ana, view.href)).metadata()).pages).toBe(3);
    const still = await sharp(await bytesOf(ana, String(view.previewHref))).metadata();
    expect(still.pages ?? 1).toBe(1);
  });

  it('refuses with the reason, and keeps nothing', async () => {
    const picture = await png();
    const jpeg = await photo();
    const archive = zip([{ name: 'a.txt', content: 'a' }]);
    const half = { name: 'b', content: 'little', claims: 101 * mebibyte };
    const more = { name: 'b', content: Buffer.alloc(2 * mebibyte), claims: 10 };
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), picture]);
    const cases: [string, string, Buffer | string][] = [
      ['empty', 'a.txt', ''],
      ['web-page', 'a.svg', svg],
      ['web-page', 'a.png', `<?xml version="1.0"?>${svg}`],
      ['web-page', 'a.png', '<!DOCTYPE html><html><body onload=alert(1)>'],
      ['web-page', 'a.txt', ' \n <b>Hello</b>'],
      ['web-page', 'a.txt', 'Hello <script>alert(1)</script>'],
      ['web-page', 'a.txt', '\ufeff<html>'],
      ['archive', 'a.zip', archive],
      ['archive', 'a.docx', archive],
      ['archive', 'a.gz', Buffer.from('1f8b0800000000000003', 'hex')],
      ['archive', 'a.7z', Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), picture])],
      ['heic', 'a.heic', heic],
      ['kind', 'a.exe', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 1)])],
      ['kind', 'a.txt', Buffer.from([104, 105, 0, 1, 2])],
      ['kind', 'a.mp4', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1')],
      ['disguise', 'a.png', Buffer.concat([picture, archive])],
      ['disguise', 'a.jpg', Buffer.concat([jpeg, Buffer.from('<html><script>alert(1)')])],
      ['disguise', 'a.gif', Buffer.concat([await gif(), zip([{ name: 'a', content: svg }], 'x')])],
      ['disguise', 'a.pdf', Buffer.concat([pdf(), archive])],
      ['disguise', 'a.pdf', pdf('<html><script>alert(1)</script>')],
      ['disguise', 'a.txt', `Hello ${pdf()}`],
      ['disguise', 'a.docx', office('docx', [{ name: 'a.pdf', content: pdf(), stored: true }])],
      ['disguise', 'a.docx', office('docx', [], '<script>')],
      ['disguise', 'a.docx', office('docx', [{ name: 'a.xml', content: 'another' }])],
      ['damaged', 'a.pdf', pdf().subarray(0, 40)],
      ['damaged', 'a.jpg', jpeg.subarray(0, jpeg.length / 2)],
      ['damaged', 'a.png', picture.subarray(0, picture.length - 30)],
      ['damaged', 'a.docx', office('docx').subarray(0, 200)],
      ['damaged', 'a.docx', office('docx', [{ name: '../../evil', content: 'x' }])],
      ['macros', 'a.docm', office('docm')],
      ['macros', 'a.docx', office('docx', [{ name: 'word/vbaProject.bin', content: 'x' }])],
      ['mismatch', 'a.exe', pdf()],
      ['mismatch', 'a.pdf', picture],
      ['mismatch', 'a.docx', office('xlsx')],
      ['mismatch', 'a.js', 'alert(1)'],
      [
        'too-much-inside',
        'a.docx',
        office('docx', [half, { ...half, name: 'c' }, { ...half, name: 'd' }]),
      ],
      ['too-much-inside', 'a.docx', office('docx', [more])],
      [
        'too-much-inside',
        'a.xlsx',
        office(
          'xlsx',
          Array.from({ length: 4001 }, (_, n) => ({ name: `${n}`, content: '' })),
        ),
      ],
      ['too-many-pixels', 'a.png', claimingSize(picture, 9000)],
      ['file-too-large', 'a.pdf', Buffer.alloc(10 * mebibyte, 65)],
    ];
    const [files, rows] = [kept(), await world.count('attachments')];
    const found: string[] = [];
    for (const [, name, content] of cases) {
      const answer = await upload(world, ana, Buffer.from(content), name);
      expect([413, 422]).toContain(answer.statusCode);
      found.push(`${reasonOf(answer)} ${name}`);
    }
    expect(found).toEqual(cases.map(([reason, name]) => `${reason} ${name}`));
    expect(kept()).toEqual(files);
    expect(await world.count('attachments')).toBe(rows);
  });

  it('finds overlaid pieces of a bomb without unpacking them', async () => {
    const piece = zip([{ name: 'a', content: Buffer.alloc(mebibyte, 7) }]);
    const list = piece.indexOf('PK\x01\x02', 0, 'latin1');
    const line = piece.subarray(list, piece.length - 22);
    const lines = Array.from({ length: 150 }, (_, n) => {
      const other = Buffer.from(line);
      other[other.length - 1] = 97 + (n % 26);
      return other;
    });
    const end = Buffer.from(piece.subarray(piece.length - 22));
    end.writeUInt16LE(150, 8);
    end.writeUInt16LE(150, 10);
    end.writeUInt32LE(line.length * 150, 12);
    const bomb = Buffer.concat([piece.subarray(0, list), ...lines, end]);
    const answer = await upload(world, ana, bomb, 'a.docx');
    expect(reasonOf(answer)).toBe('too-much-inside');
  });

  it('gives names that lead nowhere and turn nothing round', async () => {
    const names: [string, string][] = [
      ['../../etc/passwd.txt', 'passwd.txt'],
      ['C:\\Users\\ana\\plan.txt', 'plan.txt'],
      ['..\u202etxt.exe', ''],
      ['a\u0000b\r\nX: y.txt', 'abX_ y.txt'],
      ['.htaccess', 'htaccess.txt'],
      ['', 'file.txt'],
      [`${'n'.repeat(300)}.txt`, `${'n'.repeat(120)}.txt`],
      ['Año "uno" 100%.txt', 'Año _uno_ 100%.txt'],
    ];
    for (const [given, name] of names) {
      const answer = await upload(world, ana, 'words', given);
      if (name === '') expect(reasonOf(answer)).toBe('mismatch');
      else expect(answer.json()).toMatchObject({ name });
    }
    const view = await uploaded(world, ana, 'words', 'Año "uno".txt');
    const { headers } = await ana.get(view.href.replace('/api', ''));
    expect(headers['content-disposition']).toBe(
      `attachment; filename="A_o _uno_.txt"; filename*=UTF-8''A%C3%B1o%20_uno_.txt`,
    );
  });

  it('is one file for one key, also when twelve arrive at once', async () => {
    const before = await world.count('attachments');
    const key = { 'idempotency-key': 'a-file' };
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => upload(world, ana, 'The same', 'a.txt', key)),
    );
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(1);
    expect(await world.count('attachments')).toBe(before + 1);
    const other = await upload(world, ana, 'Another', 'a.txt', key);
    expect(other.statusCode).toBe(422);
    expect(reasonOf(other)).toBe('idempotency-key-reused');
    expect(await world.count('attachments')).toBe(before + 1);
    expect(kept().filter((name) => name === answers[0]?.json().id)).toHaveLength(1);
  });

  it('holds everyone to their room, also when twelve uploads race for the last of it', async () => {
    const ben = await world.person();
    const file = Buffer.alloc(mebibyte - 10, 65);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => upload(world, ben, file, 'a.txt')),
    );
    const codes = answers.map(({ statusCode }) => statusCode);
    expect(codes.filter((code) => code === 201)).toHaveLength(8);
    const full = answers.find(({ statusCode }) => statusCode === 409);
    expect(full?.json()).toMatchObject({ quotaBytes: 8 * mebibyte });
    const room = await ben.get('/me/attachments');
    expect(room.json()).toEqual({
      ...{ usedBytes: 8 * (mebibyte - 10), quotaBytes: 8 * mebibyte, mostFileBytes: mebibyte },
    });
    const [first] = answers.flatMap((answer) => answer.json().id ?? []);
    expect((await ben.delete(`/attachments/${first}`)).statusCode).toBe(204);
    expect((await upload(world, ben, file, 'a.txt')).statusCode).toBe(201);
  });

  it('asks for a sign-in before a byte is read', async () => {
    const answer = await upload(world, { headers: {} }, 'words');
    expect(answer.statusCode).toBe(401);
    expect((await world.anyone.get('/me/attachments')).statusCode).toBe(401);
  });
});
