/** A process that sends the digests that wait, five at once, until it is killed or done: ours, or a naive one. */
import { and, eq } from 'drizzle-orm';
import { createTransport } from 'nodemailer';
import pino from 'pino';
import { findOverdue, sendDigest } from '../../src/digests/index.ts';
import { persons } from '../../src/people/tables.ts';
import { openDb, openPool } from '../../src/platform/db.ts';
import { deliveries } from '../../src/platform/mail/deliveries.ts';
import { mailTransport, openMailer } from '../../src/platform/mailer.ts';

const [, , how, databaseUrl = '', smtpUrl = '', now = ''] = process.argv;
const pool = openPool(databaseUrl, { max: 6, name: 'hallway-test-sender' });
const db = openDb(pool);
const log = pino({ level: 'silent' });
const publicUrl = 'http://hallway.test';
const sender = { from: 'Hallway <hallway@hallway.test>' };
const mailer = openMailer({
  db,
  log,
  publicUrl,
  sender,
  transport: mailTransport(smtpUrl, undefined),
});
const keys = [Buffer.alloc(32, 7)] as const;
const deps = { db, log, publicUrl, keys, mailer, now: () => new Date(now), ring: () => undefined };

/** Sends, and then writes down that it did. */
const naive = createTransport({ url: smtpUrl, pool: true });
async function sendNaively(id: string): Promise<void> {
  const [found] = await db
    .select({ to: persons.email })
    .from(deliveries)
    .innerJoin(persons, eq(persons.id, deliveries.personId))
    .where(and(eq(deliveries.id, id), eq(deliveries.state, 'queued')));
  if (!found) return;
  await naive.sendMail({ from: sender.from, to: { name: '', address: found.to }, text: 'Hello' });
  await db.update(deliveries).set({ state: 'sent' }).where(eq(deliveries.id, id));
}

const waiting = await findOverdue(db, { limit: 10_000, graceSeconds: 0 });
const one = async () => {
  for (let id = waiting.shift(); id; id = waiting.shift()) {
    await (how === 'naive' ? sendNaively(id) : sendDigest(deps, id));
  }
};
await Promise.all([one(), one(), one(), one(), one()]);
naive.close();
await mailer.close();
await pool.end();
