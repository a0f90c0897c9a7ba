import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkNode, checkSettings } from '../../bin/commands/doctor-machine.ts';
import { runCommand } from '../../bin/commands/run-command.ts';
import { readConfig } from '../../src/config.ts';
import { openInbox } from '../support/inbox.ts';
import { openWorld, type World } from '../support/world.ts';

describe('the doctor', () => {
  let world: World;
  let folder: string;
  beforeAll(async () => {
    world = await openWorld();
    folder = await mkdtemp(join(tmpdir(), 'hallway-doctor-'));
  });
  afterAll(async () => {
    await world.close();
    await rm(folder, { recursive: true });
  });

  async function examine(env: NodeJS.ProcessEnv = {}, now = () => new Date()) {
    const said: string[] = [];
    const remarked: string[] = [];
    const status = await runCommand(['doctor'], {
      env: { DATABASE_URL: world.databaseUrl, DATA_FOLDER: folder, ...env },
      folder,
      now,
      say: (line) => void said.push(line),
      remark: (line) => void remarked.push(line),
      progress: () => undefined,
    });
    const mend = said.filter((line) => line.startsWith('MEND'));
    return { status, said: said.join('\n'), mend: mend.join('\n'), remarked: remarked.join('\n') };
  }

  it('finds nothing to mend where everything is there', async () => {
    const inbox = await openInbox();
    const found = await examine({ SMTP_URL: inbox.url });
    await inbox.close();
    expect(found).toMatchObject({ status: 0, mend: '', remarked: '' });
    expect(found.said).toMatch(
      /ok {3}Node [\s\S]*ok {3}PostgreSQL \d\d[\s\S]*ok {3}Tables are up to date[\s\S]*ok {3}Mail server/,
    );
  });

  it.each([
    [
      'PostgreSQL away',
      { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/x' },
      /PostgreSQL cannot be used/,
      /127\.0\.0\.1:1\/x cannot be reached/,
    ],
    [
      'Redis away',
      { REDIS_URL: 'redis://127.0.0.1:1' },
      /Redis at 127\.0\.0\.1:1 cannot be used/,
      /correct REDIS_URL/,
    ],
    [
      'no key for several processes',
      { REDIS_URL: 'redis://127.0.0.1:1' },
      /SECRET_KEYS is not set/,
      /randomBytes\(32\)/,
    ],
    [
      'the mail server away',
      { SMTP_URL: 'smtp://127.0.0.1:1' },
      /mail server at 127\.0\.0\.1:1 cannot be used/,
      /correct SMTP_URL/,
    ],
    ['a setting that is none', { PORT: 'eighty' }, /A setting has a value/, /PORT: /],
    [
      'settings missing in production',
      { NODE_ENV: 'production' },
      /A setting has a value/,
      /SMTP_URL: must be set in production/,
    ],
  ])('names %s, says what to do, and ends with 1', async (_what, env, mend, advice) => {
    const found = await examine(env);
    expect(found.status).toBe(1);
    expect(found.mend).toMatch(mend);
    expect(found.said).toMatch(advice);
    expect(found.remarked).toMatch(/marked MEND/);
    expect(found.said + found.remarked).not.toContain('secret@');
  });

  it('sees clocks that do not agree', async () => {
    const found = await examine({}, () => new Date(Date.now() - 3_600_000));
    expect(found.mend).toMatch(/are 3[56]\d\d seconds apart/);
  });

  it('sees tables that are not up to date', async () => {
    const behind = await openWorld();
    await behind.pool.query(
      'delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)',
    );
    expect((await examine({ DATABASE_URL: behind.databaseUrl })).mend).toBe(
      'MEND 1 migration waits',
    );
    await behind.close();
  });

  it.each([
    ['18.20.0', 'mend'],
    ['20.18.3', 'mend'],
    ['20.19.0', 'good'],
    ['24.1.0', 'good'],
  ])('takes Node %s as %s', (version, state) => {
    expect(checkNode(version).state).toBe(state);
  });

  it.each([
    ['http://hallway.example', 'mend'],
    ['http://localhost:8080', 'note'],
    ['https://hallway.example', 'good'],
  ])('takes %s in production as %s', (address, state) => {
    const production = {
      NODE_ENV: 'production',
      PUBLIC_URL: address,
      DATABASE_URL: 'postgres://127.0.0.1/x',
      REDIS_URL: 'redis://127.0.0.1',
      SMTP_URL: 'smtp://127.0.0.1',
      SECRET_KEYS: Buffer.alloc(32, 1).toString('base64'),
    };
    expect(checkSettings(readConfig(production))[0]?.state).toBe(state);
  });
});
