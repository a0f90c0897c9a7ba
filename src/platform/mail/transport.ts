import { Readable } from 'node:stream';
import type Mail from 'nodemailer/lib/mailer';
import { BadMail, extraHeaders, headerText, isMailAddress } from './address.ts';

/** A mail as the parts of Hallway hand it in. */
export type MailParts = {
  to: { address: string; name?: string | undefined };
  subject: string;
  text: string;
  html?: string | undefined;
  /** RFC 2369, RFC 8058 and the like. */
  headers?: Readonly<Record<string, string>> | undefined;
};

/** Who mails, and where they can be reached. */
export type Sender = {
  from: string;
  replyTo?: string | undefined;
  postalAddress?: string | undefined;
};

/** What carries mail away: an SMTP server, or a folder in development. */
export type MailTransport = {
  /**
   * Carries one mail away; resolves when it was accepted.
   *
   * @param begin  called when the body is about to leave; when it throws, not a byte may leave
   */
  carry(id: string, mail: Mail.Options, begin: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
};

/**
 * Puts a mail into the words of the mail library, once nothing in it can be read as anything else than it says.
 *
 * @throws `BadMail` for an address that is not one plain address, or a header that holds a line break
 */
export function composeMail(messageId: string, parts: MailParts, sender: Sender): Mail.Options {
  const { address, name = '' } = parts.to;
  if (!isMailAddress(address)) throw new BadMail('The recipient is not one plain address');
  return {
    messageId: `<${messageId}>`,
    from: headerText(sender.from, 'from'),
    ...(sender.replyTo && { replyTo: headerText(sender.replyTo, 'replyTo') }),
    to: { address, name: headerText(name, 'The name of the recipient') },
    subject: headerText(parts.subject, 'The subject'),
    text: parts.text,
    ...(parts.html !== undefined && { html: parts.html }),
    headers: { 'Auto-Submitted': 'auto-generated', ...extraHeaders(parts.headers ?? {}) },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Refuses a mail whose envelope would go anywhere else than to its one recipient. */
export function checkEnvelope(to: readonly string[], mail: Mail.Options): void {
  const { address } = mail.to as { address: string };
  if (to.length !== 1 || to[0]?.toLowerCase() !== address.toLowerCase()) {
    throw new BadMail('The envelope does not match the recipient');
  }
}

/**
 * The body as a stream that asks before its first byte. The mail library begins to read it only after the server's
 * 354, so `begin` runs when the body is wanted and nothing of it has left.
 */
export function bodyThatAsks(body: Buffer, begin: () => Promise<void>): Readable {
  let asked = false;
  return new Readable({
    read() {
      if (asked) return;
      asked = true;
      begin().then(
        () => {
          this.push(body);
          this.push(null);
        },
        (error: Error) => this.destroy(error),
      );
    },
  });
}
