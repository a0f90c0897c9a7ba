import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { newId } from '../../src/platform/ids.ts';
import { deliveries } from '../../src/platform/mail/deliveries.ts';
import {
  claimDelivery,
  markAbandoned,
  markHanded,
} from '../../src/platform/mail/deliveries-steps.ts';
import { MailDelayed } from '../../src/platform/mailer.ts';
import { eventually } from '../support/eventually.ts';
import { aMail, openMailDesk } from '../support/mail-desk.ts';

describe('sending a mail', () => {
  let desk: Awaited<ReturnType<typeof openMailDesk>>;
  beforeAll(async () => {
    desk = await openMailDesk();
  });
  afterAll(() => desk.close());
  beforeEach(() => desk.inbox.behave(() => undefined));

  const rowOf = async (mail: { key: string }) => {
    const [row] = await desk.db.select().from(deliveries).where(eq(deliveries.period, mail.key));
    if (!row) throw new Error('There is no such delivery');
    return row;
  };
  const expire = (mail: { key: string }) =>
    desk.db
      .update(deliveries)
      .set({ leaseUntil: sql`now() - interval '1 second'` })
      .where(eq(deliveries.period, mail.key));
  const keyOf = (mail: ReturnType<typeof aMail>) => ({ ...mail, period: mail.key });

  it('reaches the inbox with both parts and its headers', async () => {
    const mail = aMail({ headers: { 'List-Id': 'Digest <digest.hallway.test>' } });
    expect(await desk.mailer.send(mail)).toBe('sent');
    const [received] = desk.inbox.to(mail.to.address);
    expect(received?.raw).toContain('Subject: Two answers to you');
    expect(received?.raw).toContain('text/plain');
    expect(received?.raw).toContain('text/html');
    expect(received?.raw).toMatch(/^List-ID: Digest <digest.hallway.test>\r$/im);
    expect(received?.raw).toContain('Auto-Submitted: auto-generated');
    expect((await rowOf(mail)).state).toBe('sent');
  });

  it('is one mail, when twelve ask at once in two processes', async () => {
    const mail = aMail();
    const other = desk.anotherMailer();
    const crowd = Array.from({ length: 12 }, (_, n) => (n % 2 ? other : desk.mailer));
    await Promise.allSettled(crowd.map((mailer) => mailer.send(mail)));
    expect(desk.inbox.to(mail.to.address)).toHaveLength(1);
    expect(await desk.mailer.send(mail)).toBe('sent');
    expect(desk.inbox.to(mail.to.address)).toHaveLength(1);
  });

  it('is tried again after "not now", and then arrives once', async () => {
    const mail = aMail();
    desk.inbox.behave((moment) => (moment === 'recipient' ? { code: 450 } : undefined));
    await expect(desk.mailer.send(mail)).rejects.toThrow(MailDelayed);
    expect(await rowOf(mail)).toMatchObject({ state: 'queued', reason: '450 RCPT TO' });
    desk.inbox.behave(() => undefined);
    expect(await desk.mailer.send(mail)).toBe('sent');
    expect(desk.inbox.to(mail.to.address)).toHaveLength(1);
  });

  it('is tried again when the server puts it off after the whole body', async () => {
    const mail = aMail();
    desk.inbox.behave((moment) => (moment === 'end' ? { code: 451 } : undefined));
    await expect(desk.mailer.send(mail)).rejects.toThrow(MailDelayed);
    expect(await rowOf(mail)).toMatchObject({ state: 'queued', reason: '451 DATA' });
  });

  it('is given up after a day of "not now"', async () => {
    const mail = aMail();
    desk.inbox.behave((moment) => (moment === 'recipient' ? { code: 421 } : undefined));
    await expect(desk.mailer.send(mail)).rejects.toThrow(MailDelayed);
    const dayAgo = sql`now() - interval '24 hours'`;
    await desk.db
      .update(deliveries)
      .set({ createdAt: dayAgo })
      .where(eq(deliveries.period, mail.key));
    expect(await desk.mailer.send(mail)).toBe('given-up');
    desk.inbox.behave(() => undefined);
    expect(await desk.mailer.send(mail)).toBe('given-up');
    expect(desk.inbox.to(mail.to.address)).toHaveLength(0);
  });

  it.each(['recipient', 'end'] as const)('bounces at a 5xx at the %s', async (where) => {
    const mail = aMail();
    desk.inbox.behave((moment) => (moment === where ? { code: 550 } : undefined));
    expect(await desk.mailer.send(mail)).toBe('bounced');
    desk.inbox.behave(() => undefined);
    expect(await desk.mailer.send(mail)).toBe('bounced');
    expect(desk.inbox.to(mail.to.address)).toHaveLength(0);
  });

  it('cut before 354 is safe to try again', async () => {
    const mail = aMail();
    desk.inbox.behave(
      (moment, { cut }) => (moment === 'recipient' ? cut() : undefined) as undefined,
    );
    await expect(desk.mailer.send(mail)).rejects.toThrow(MailDelayed);
    expect((await rowOf(mail)).state).toBe('queued');
    desk.inbox.behave(() => undefined);
    expect(await desk.mailer.send(mail)).toBe('sent');
    expect(desk.inbox.to(mail.to.address)).toHaveLength(1);
  });

  it.each(['body', 'end'] as const)(
    'cut in the %s stands as unknown and is not sent again',
    async (at) => {
      const mail = aMail();
      desk.inbox.behave((moment, { cut }) => (moment === at ? cut() : undefined) as undefined);
      expect(await desk.mailer.send(mail)).toBe('unknown');
      desk.inbox.behave(() => undefined);
      expect(await desk.mailer.send(mail)).toBe('unknown');
      expect(desk.inbox.to(mail.to.address).length).toBeLessThanOrEqual(1);
    },
  );

  it('cut in the body is tried again where a second one does no harm', async () => {
    const mail = aMail({ kind: 'sign-in', once: 'at-least' });
    desk.inbox.behave((moment, { cut }) => (moment === 'body' ? cut() : undefined) as undefined);
    await expect(desk.mailer.send(mail)).rejects.toThrow(MailDelayed);
    desk.inbox.behave(() => undefined);
    expect(await desk.mailer.send(mail)).toBe('sent');
  });

  it('waits for a slow server, and nobody else sends it meanwhile', async () => {
    const mail = aMail();
    let release = () => {};
    const held = new Promise<undefined>((go) => {
      release = () => go(undefined);
    });
    desk.inbox.behave((moment) => (moment === 'end' ? held : undefined));
    const first = desk.mailer.send(mail);
    // Committed for all to see, before the body has left.
    await eventually(async () => expect((await rowOf(mail)).state).toBe('handed'));
    await expect(desk.anotherMailer().send(mail)).rejects.toThrow(MailDelayed);
    release();
    expect(await first).toBe('sent');
    expect(desk.inbox.to(mail.to.address)).toHaveLength(1);
  });

  it('is taken over from a process that died before the body, and the dead one is refused', async () => {
    const mail = aMail();
    const dead = await claimDelivery(desk.db, keyOf(mail));
    await expect(desk.mailer.send(mail)).rejects.toThrow(MailDelayed);
    await expect(rowOf(mail)).resolves.toMatchObject({ state: 'sending', owner: dead?.owner });
    await expire(mail);
    expect(await desk.mailer.send(mail)).toBe('sent');
    expect(dead && (await markHanded(desk.db, dead))).toBe(false);
  });

  it('is refused to a process that was taken for dead and wakes at the 354', async () => {
    const mail = aMail();
    let wake = () => {};
    const asleep = new Promise<undefined>((go) => {
      wake = () => go(undefined);
    });
    let first = true;
    desk.inbox.behave((moment) => {
      if (moment !== 'recipient' || !first) return undefined;
      first = false;
      return asleep;
    });
    const sleeper = desk.mailer.send(mail).catch((error: unknown) => error);
    await eventually(() => expect(first).toBe(false));
    expect((await rowOf(mail)).state).toBe('sending');
    await expire(mail);
    expect(await desk.anotherMailer().send(mail)).toBe('sent');
    wake();
    expect(await sleeper).toBeInstanceOf(MailDelayed);
    expect(desk.inbox.to(mail.to.address)).toHaveLength(1);
    expect((await rowOf(mail)).state).toBe('sent');
  });

  it('stands as unknown when a process died with the body under way', async () => {
    const mail = aMail();
    const dead = await claimDelivery(desk.db, keyOf(mail));
    expect(dead && (await markHanded(desk.db, dead))).toBe(true);
    await expire(mail);
    expect(await markAbandoned(desk.db)).toBe(1);
    expect(await desk.mailer.send(mail)).toBe('unknown');
    expect(desk.inbox.to(mail.to.address)).toHaveLength(0);
  });

  it('goes out anew after such a death, where at least one must arrive', async () => {
    const mail = aMail({ kind: 'sign-in', once: 'at-least' });
    const dead = await claimDelivery(desk.db, keyOf(mail));
    expect(dead && (await markHanded(desk.db, dead))).toBe(true);
    await expire(mail);
    expect(await markAbandoned(desk.db)).toBe(0);
    expect(await desk.mailer.send(mail)).toBe('sent');
    expect(desk.inbox.to(mail.to.address)).toHaveLength(1);
  });

  it('is kept back from a person whose mail bounces on three days, until one arrives', async () => {
    const personId = newId();
    const bounced = [1, 1, 2, 3].map((days, n) => ({
      ...{ kind: 'digest', period: `day ${n}`, personId, once: 'at-most' as const },
      ...{ state: 'bounced' as const, settledAt: new Date(Date.now() - days * 86_400_000) },
    }));
    await desk.db.insert(deliveries).values(bounced.slice(0, 3));
    expect(await desk.mailer.send(aMail({ personId, key: 'two days' }))).toBe('sent');
    await desk.db
      .update(deliveries)
      .set({ settledAt: new Date(0) })
      .where(eq(deliveries.period, 'two days'));
    await desk.db.insert(deliveries).values(bounced.slice(3));
    expect(await desk.mailer.send(aMail({ personId }))).toBe('withdrawn');
    expect(await desk.mailer.send(aMail({ personId, kind: 'sign-in', once: 'at-least' }))).toBe(
      'sent',
    );
    expect(await desk.mailer.send(aMail({ personId }))).toBe('sent');
  });

  it('leaves neither address nor words in the table and the log', async () => {
    const mail = aMail({ subject: 'Confidential subject', text: 'Confidential body' });
    const talkative = '550 <ana> Confidential';
    desk.inbox.behave((moment, { to }) =>
      moment === 'recipient' ? { code: 550, text: `${talkative} ${to}` } : undefined,
    );
    expect(await desk.mailer.send(mail)).toBe('bounced');
    const kept = JSON.stringify(await desk.rows()) + desk.logged();
    expect(desk.logged()).toContain('550 RCPT TO');
    expect(kept).not.toMatch(/Confidential|@school\.test|Ana Ruiz/);
  });
});
