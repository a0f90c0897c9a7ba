import type { Db } from './db.ts';
import type { Deps } from './deps.ts';
import { BadMail } from './mail/address.ts';
import type { Delivery, DeliveryState } from './mail/deliveries.ts';
import { keepsBouncing } from './mail/deliveries-bounces.ts';
import {
  claimDelivery,
  findDelivery,
  leaseSeconds,
  markAbandoned,
  markHanded,
  postponeDelivery,
  renewLeases,
  settleDelivery,
} from './mail/deliveries-steps.ts';
import { faultCodes, isHopeless, judgeFault, waitAfter } from './mail/faults.ts';
import { folderTransport } from './mail/folder.ts';
import { smtpTransport } from './mail/smtp.ts';
import { composeMail, type MailParts, type MailTransport, type Sender } from './mail/transport.ts';

export type Mail = MailParts & {
  /** What is sent: `digest`, `sign-in`. */
  kind: string;
  /** Which one of its kind; with the kind and the person it names this mail for ever. */
  key: string;
  /** Null when the recipient is not a person here yet; then the key names them. */
  personId: string | null;
  /**
   * `at-most`: what a broken connection left uncertain stands as `unknown` and is never sent again by itself.
   * `at-least`: it is tried again, so make a new token in each run of the job.
   */
  once: Delivery['once'];
  /** When what it says was gathered; kept beside the mail that is sent, whichever of several attempts sends it. */
  gatheredAt?: Date | undefined;
};

export type Mailer = {
  /**
   * Sends a mail, once, however often and wherever this is called for the same kind, key and person.
   *
   * @returns where the mail now stands, `sent` also when it was sent long ago
   * @throws  `MailDelayed` when it must be tried again; a job that throws it on is run again by its queue
   * @throws  `BadMail` for an address or a header that is none; nothing was kept of it
   */
  send(mail: Mail): Promise<DeliveryState>;
  readonly sender: Sender;
  /** Lets the mails under way end, then closes the connections. */
  close(): Promise<void>;
};

/** The mail was not sent now: the server said "later", could not be reached, or another process is at it. */
export class MailDelayed extends Error {
  override name = 'MailDelayed';
}

/** Another process is at this mail right now: it will be sent, or come to its turn, without us. */
export class MailElsewhere extends MailDelayed {
  override name = 'MailElsewhere';
}

type Wiring = {
  db: Db;
  log: Deps['log'];
  transport: MailTransport;
  sender: Sender;
  publicUrl: string;
};

/** Opens what sends mail. The log gets codes and delivery ids; addresses and words never. */
export function openMailer(wiring: Wiring): Mailer {
  const { db, log, transport, sender, publicUrl } = wiring;
  const host = new URL(publicUrl).hostname;
  const underWay = new Map<string, Promise<DeliveryState>>();
  const heartbeat = setInterval(
    () => {
      if (underWay.size === 0) return;
      // A lease that cannot be renewed runs out, and the owner token then refuses us: nothing is sent twice.
      renewLeases(db, [...underWay.keys()]).catch((error) =>
        log.warn({ err: error }, 'mail: lease'),
      );
    },
    (leaseSeconds / 3) * 1000,
  );
  heartbeat.unref();

  async function attempt(row: Delivery, mail: Mail): Promise<DeliveryState> {
    let handed = false;
    const begin = async () => {
      if (!(await markHanded(db, row))) throw new MailElsewhere('Another process has this mail');
      handed = true;
    };
    try {
      const messageId = `${row.id}.${row.attempts}@${host}`;
      await transport.carry(row.id, composeMail(messageId, mail, sender), begin);
    } catch (error) {
      return afterFault(wiring, row, error, handed);
    }
    await settleDelivery(db, row, 'sent');
    return 'sent';
  }

  return {
    sender,
    async send(mail) {
      composeMail('check', mail, sender); // refused before a row is made
      const { kind, key: period, personId, once, gatheredAt } = mail;
      const key = { kind, period, personId, once, gatheredAt };
      const row = await claimDelivery(db, key);
      if (!row) return whereItStands(db, key);
      if (mail.once === 'at-most' && mail.personId && (await keepsBouncing(db, mail.personId))) {
        await settleDelivery(db, row, 'withdrawn', 'bounces');
        return 'withdrawn';
      }
      const sending = attempt(row, mail).finally(() => underWay.delete(row.owner as string));
      underWay.set(row.owner as string, sending);
      return sending;
    },
    async close() {
      await Promise.allSettled(underWay.values());
      clearInterval(heartbeat);
      await transport.close();
    },
  };
}

/** Where a mail stands that could not be claimed. One whose process died in the middle is counted as unknown now. */
async function whereItStands(db: Db, key: Parameters<typeof claimDelivery>[1]) {
  await markAbandoned(db);
  const row = await findDelivery(db, key);
  if (!row || row.state === 'queued' || row.state === 'sending' || row.state === 'handed') {
    throw new MailElsewhere('Another process has this mail');
  }
  return row.state;
}

/** How long a mail has been under way when its attempt began, seconds, by the clock of PostgreSQL alone. */
const ageOf = ({ leaseUntil, createdAt }: Delivery): number =>
  leaseUntil ? (leaseUntil.getTime() - createdAt.getTime()) / 1000 - leaseSeconds : 0;

async function afterFault(
  { db, log }: Wiring,
  row: Delivery,
  error: unknown,
  handed: boolean,
): Promise<DeliveryState> {
  if (error instanceof MailDelayed) throw error; // somebody else's now: nothing left here, and nothing is ours to say
  const codes = error instanceof BadMail ? 'bad mail' : faultCodes(error);
  const verdict = judgeFault(error, handed);
  log.warn({ delivery: row.id, kind: row.kind, verdict, codes }, 'mail: not sent');
  if (verdict === 'bounced' || (verdict === 'uncertain' && row.once === 'at-most')) {
    const state = verdict === 'bounced' ? 'bounced' : 'unknown';
    await settleDelivery(db, row, state, codes);
    return state;
  }
  const wait = waitAfter(row.attempts);
  if (error instanceof BadMail || isHopeless(ageOf(row), wait)) {
    await settleDelivery(db, row, 'given-up', codes);
    return 'given-up';
  }
  await postponeDelivery(db, row, wait, codes);
  throw new MailDelayed(`The mail server could not take it: ${codes}`, { cause: error });
}

/**
 * Chooses what carries the mail: the SMTP server when there is one, else the folder of a development machine.
 *
 * @throws Error when there is neither
 */
export function mailTransport(smtpUrl: string | undefined, folder: string | undefined) {
  if (smtpUrl !== undefined) return smtpTransport(smtpUrl);
  if (folder === undefined)
    throw new Error('SMTP_URL: must be set, there is no other way to send mail');
  return folderTransport(folder);
}
