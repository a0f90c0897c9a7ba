import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runCommand } from '../../bin/commands/run-command.ts';
import { seedDemonstration } from '../../bin/seed.ts';
import { openInbox } from '../support/inbox.ts';
import { openWorld, type World } from '../support/world.ts';

describe('digest send', () => {
  let world: World;
  let inbox: Awaited<ReturnType<typeof openInbox>>;
  beforeEach(async () => {
    world = await openWorld();
    inbox = await openInbox();
    await seedDemonstration(world.deps);
  });
  afterEach(async () => {
    await inbox.close();
    await world.close();
  });

  async function send(more: string[] = [], env: NodeJS.ProcessEnv = {}) {
    const said: string[] = [];
    const status = await runCommand(['digest', 'send', ...more], {
      env: {
        DATABASE_URL: world.databaseUrl,
        SMTP_URL: inbox.url,
        SECRET_KEYS: Buffer.alloc(32, 7).toString('base64'),
        LOG_LEVEL: 'silent',
        ...env,
      },
      folder: '/',
      now: world.deps.now,
      say: (line) => void said.push(line),
      remark: (line) => void said.push(line),
      progress: () => undefined,
    });
    return { status, said: said.join('\n') };
  }
  const recipients = () => inbox.mails.flatMap(({ to }) => to).sort();

  it('puts one mail into the inbox of each who has something to read, also under a double start', async () => {
    const both = await Promise.all([send(), send()]);
    expect(both.map(({ status }) => status)).toEqual([0, 0]);
    const everyone = recipients();
    expect(everyone).toContain('maria.delgado@aldervalley.example');
    expect(everyone.length).toBeGreaterThan(10);
    expect(new Set(everyone).size).toBe(everyone.length);

    expect(await send()).toEqual({ status: 0, said: '0 sent' });
    expect(recipients()).toEqual(everyone);
  });

  it('sends one person’s alone when asked to', async () => {
    const { status, said } = await send(['--email', 'Maria.Delgado@aldervalley.example']);
    expect({ status, said }).toEqual({ status: 0, said: '1 sent' });
    expect(recipients()).toEqual(['maria.delgado@aldervalley.example']);
    expect(await send(['--email', 'nobody@x.example'])).toEqual({
      status: 1,
      said: 'Nobody has the address nobody@x.example.',
    });
  });

  it('says so when the mail server is away, and sends when it is back', async () => {
    const away = await send(['--email', 'maria.delgado@aldervalley.example'], {
      SMTP_URL: 'smtp://127.0.0.1:1',
    });
    expect(away.status).toBe(1);
    expect(away.said).toMatch(/0 sent, 1 queued\n1 could not be sent now/);
    expect(inbox.mails).toEqual([]);
  });
});
