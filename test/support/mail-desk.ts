import pino from 'pino';
import { openDb, openPool } from '../../src/platform/db.ts';
import { deliveries } from '../../src/platform/mail/deliveries.ts';
import { type Mail, mailTransport, openMailer } from '../../src/platform/mailer.ts';
import { createTestDatabase } from './database.ts';
import { openInbox } from './inbox.ts';

/** A mailer over an empty database and a mail server of its own. */
export async function openMailDesk() {
  const [database, inbox] = await Promise.all([createTestDatabase(), openInbox()]);
  const pool = openPool(database.url, { max: 10, name: 'hallway-test' });
  const db = openDb(pool);
  const said: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void said.push(line) });

  const openAnother = (url = inbox.url) =>
    openMailer({
      db,
      log,
      transport: mailTransport(url, undefined),
      sender: { from: 'Hallway <hallway@hallway.test>' },
      publicUrl: 'https://hallway.test',
    });
  const mailer = openAnother();
  const opened = [mailer];

  return {
    db,
    inbox,
    mailer,
    databaseUrl: database.url,
    /** Everything that was logged, as text. */
    logged: () => said.join(''),
    /** As a second process would have it. */
    anotherMailer(url?: string) {
      const another = openAnother(url);
      opened.push(another);
      return another;
    },
    rows: () => db.select().from(deliveries),
    async close() {
      await Promise.all(opened.map((each) => each.close()));
      await inbox.close();
      await pool.end();
      await database.drop();
    },
  };
}

let counter = 0;

/** A mail to somebody. Set only what the sentence of the test mentions. */
export function aMail(wish: Partial<Mail> = {}): Mail {
  counter += 1;
  return {
    kind: 'digest',
    key: `2026-11-23T07:00-${counter}`,
    personId: null,
    to: { address: `ana-${counter}@school.test`, name: 'Ana Ruiz' },
    subject: 'Two answers to you',
    text: 'Rosa and Tom answered.',
    html: '<p>Rosa and Tom answered.</p>',
    once: 'at-most',
    ...wish,
  };
}
