import type { Deps } from '../platform/deps.ts';
import type { Sender } from '../platform/mail/transport.ts';
import { type Digest, type Gathered, type Reader, wordDigest } from './digest.ts';
import { digestHtml } from './digest-html.tsx';
import { digestText } from './digest-text.ts';
import { unsubscribeToken } from './unsubscribe-token.ts';

export type DigestMail = {
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
};

type Frame = Pick<Deps, 'publicUrl' | 'keys'> & { now: Date; sender?: Sender | undefined };

/** Makes the mail, both parts from one model; undefined when there is nothing to say. */
export function digestMail(
  personId: string,
  reader: Reader,
  found: Gathered,
  { publicUrl, keys, now, sender }: Frame,
): DigestMail | undefined {
  const unsubscribeUrl = `${publicUrl}/unsubscribe/${unsubscribeToken(keys, personId)}`;
  const postalAddress = sender?.postalAddress;
  const digest = wordDigest(reader, found, { publicUrl, unsubscribeUrl, postalAddress, now });
  if (!digest) return undefined;
  return {
    subject: digest.subject,
    text: digestText(digest),
    html: digestHtml(digest),
    headers: listHeaders(digest, new URL(publicUrl).hostname, sender),
  };
}

/** RFC 2369 and RFC 8058: a list that mail programs can name, and stop with one click. */
function listHeaders(
  { stop, label }: Digest,
  host: string,
  sender: Sender | undefined,
): Record<string, string> {
  const from = sender?.replyTo ?? sender?.from ?? '';
  const mailbox = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
  const byMail = mailbox && `, <mailto:${mailbox}?subject=unsubscribe%20digest>`;
  return {
    'List-Id': `${label} <digest.${host}>`,
    'List-Unsubscribe': `<${stop.href}>${byMail}`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}
