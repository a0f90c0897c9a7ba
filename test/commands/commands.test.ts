import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { seedDemonstration } from '../../bin/seed.ts';
import { openWorld, type World } from '../support/world.ts';
import { openCommandLine } from './command-line.ts';

const fixture = fileURLToPath(new URL('../fixtures/districts.csv', import.meta.url));
const header = 'leaid,name,state\n';

const filesIn = async (folder: string) =>
  (await readdir(folder)).filter((name) => name !== '.data').sort();

describe('the command line', () => {
  let world: World;
  let line: ReturnType<typeof openCommandLine>;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  beforeEach(() => {
    line = openCommandLine(world);
  });
  afterEach(() => line.close());
  const run = (words: string, env: NodeJS.ProcessEnv = {}) => line.run(words, env);

  describe('takes in districts', () => {
    it('with progress, a summary and the rejected rows in a file', async () => {
      const first = await run(`districts import ${fixture}`);
      expect(first).toMatchObject({ status: 0, remarked: '', progress: ['32 rows read'] });
      expect(first.said).toBe(
        [
          'districts.csv: a merged district file, utf-8',
          '22 new, 0 changed, 0 unchanged, 10 rejected',
          'Rejected rows with reasons: rejected-districts-20261117T150000Z.csv',
        ].join('\n'),
      );
      const second = await run(`districts import ${fixture}`);
      expect(second.said).toContain('0 new, 0 changed, 22 unchanged, 10 rejected');
      expect(await filesIn(line.folder)).toEqual([
        'rejected-districts-20261117T150000Z-2.csv',
        'rejected-districts-20261117T150000Z.csv',
      ]);
      const report = await readFile(
        join(line.folder, 'rejected-districts-20261117T150000Z.csv'),
        'utf8',
      );
      const lines = report.split('\r\n');
      expect(lines).toHaveLength(12);
      expect(lines[0]).toBe('"line","reason","row"');
      expect(lines[4]).toBe('"26","The name is missing","0699010,NULL,CA,,,,,,,,,,,,,fixture"');
    });

    it('and makes no formula of a rejected row', async () => {
      await writeFile(
        join(line.folder, 'bad.csv'),
        `${header}"=HYPERLINK(""http://x"")",A,CA\n+1,B,CA\n@x,C,CA\n-2,D,CA\n`,
      );
      const { status, remarked } = await run('districts import bad.csv');
      expect(status).toBe(1);
      expect(remarked).toBe('No row could be used. rejected-bad-20261117T150000Z.csv says why.');
      const report = await readFile(join(line.folder, 'rejected-bad-20261117T150000Z.csv'), 'utf8');
      expect(report).toContain(`"'+1,B,CA"`);
      expect(report).toContain(`"'@x,C,CA"`);
      expect(report).toContain(`"'-2,D,CA"`);
      expect(report).not.toMatch(/(^|,)"[=+\-@]/m);
    });

    it.each([
      ['no file', 'districts import nowhere.csv', /There is no file .*nowhere\.csv/],
      ['a folder', 'districts import .', /is a folder/],
      ['no name', 'districts import', /A file is missing\.\nUsage: .*districts import FILE/],
      ['two names', 'districts import a b', /That is too much/],
      [
        'schools',
        `schools import ${fixture}`,
        /This is a merged district file\. Import it with: hallway districts import FILE/,
      ],
    ])('and says what to do when it is given %s', async (_what, words, message) => {
      const { status, said, remarked } = await run(words);
      expect({ status, said }).toEqual({ status: 1, said: '' });
      expect(remarked).toMatch(message);
    });

    it('and leaves no report when nothing was rejected', async () => {
      await writeFile(join(line.folder, 'good.csv'), `${header}5300001,Alder Prairie,WA\n`);
      expect((await run('districts import good.csv')).said).toContain(
        '1 new, 0 changed, 0 unchanged, 0 rejected',
      );
      expect(await filesIn(line.folder)).toEqual(['good.csv']);
    });
  });

  it('makes the search anew', async () => {
    await seedDemonstration(world.deps);
    await world.pool.query('truncate search_entries, search_words');
    const { status, said, progress } = await run('search rebuild');
    expect([status, said, progress.length]).toEqual([
      0,
      `${await world.count('posts')} posts can be found.`,
      1,
    ]);
    expect(await world.count('search_entries')).toBe(await world.count('posts'));
  });

  describe('speaks plainly', () => {
    it('about commands that are not there, and lists those that are', async () => {
      const { status, said, remarked } = await run('district imprt');
      expect({ status, said }).toEqual({ status: 1, said: '' });
      expect(remarked).toMatch(
        /^There is no command “district”\.[\s\S]*districts import FILE[\s\S]*doctor/,
      );
    });

    it.each(['', '--help', '-h'])('with help for “%s”', async (words) => {
      const { status, said } = await run(words);
      expect(status).toBe(0);
      expect(said).toContain('schools import FILE');
    });

    it('with help for one command', async () => {
      const { status, said } = await run('token create --help');
      expect(status).toBe(0);
      expect(said).toMatch(/last line of standard output[\s\S]*Usage: .* token create --email E/);
    });

    it.each([
      [
        'a setting that is none',
        { DATABASE_URL: 'mysql://x' },
        /DATABASE_URL: expected an address that begins with postgres:/,
      ],
      [
        'PostgreSQL away',
        { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/hallway' },
        /PostgreSQL at 127\.0\.0\.1:1\/hallway cannot be reached/,
      ],
    ])('about %s, without a secret', async (_what, env, message) => {
      const { status, remarked } = await run('token create --email a@b.example', env);
      expect(status).toBe(1);
      expect(remarked).toMatch(message);
      expect(remarked).not.toContain('secret');
    });
  });

  it('brings the tables up to date, again and again', async () => {
    expect(await run('migrate')).toMatchObject({ status: 0, said: 'The tables are up to date.' });
  });
});
