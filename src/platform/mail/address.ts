import { domainToASCII } from 'node:url';

/** An address or a header that must not be handed to a mail library. */
export class BadMail extends Error {
  override name = 'BadMail';
}

const local = /^[a-z0-9_'+\-&=~/$#*^{}?]+(\.[a-z0-9_'+\-&=~/$#*^{}?]+)*$/i;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * True for one plain address and nothing else. What a mail library takes as a recipient is a list grammar
 * (`a@x, b@y`, `<a@x>b@y`, groups, comments, quoted parts), so none of its signs may pass; and `%` and `!` would ask
 * a relay to pass the mail on elsewhere.
 */
export function isMailAddress(text: string): boolean {
  if (text.length > 254) return false;
  const parts = text.split('@');
  const [name = '', domain = ''] = parts;
  if (parts.length !== 2 || name.length > 64 || !local.test(name)) return false;
  const labels = domain.split('.');
  return (
    labels.length > 1 &&
    labels.every((part) => label.test(part)) &&
    /[a-z]/i.test(labels.at(-1) ?? '') &&
    domainToASCII(domain) === domain.toLowerCase()
  );
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;

/** Passes a text on into a header, where a line break would begin a header of the sender's choice. */
export function headerText(text: string, what: string): string {
  if (control.test(text)) throw new BadMail(`${what} holds a control character`);
  return text;
}

const ownHeaders =
  /^(list-id|list-unsubscribe|list-unsubscribe-post|auto-submitted|precedence|feedback-id|x-[a-z-]+)$/i;

/** The headers a mail may add to the ordinary ones; all others are the mailer's own. */
export function extraHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  for (const [name, value] of Object.entries(headers)) {
    if (!ownHeaders.test(name))
      throw new BadMail(`The header ${JSON.stringify(name)} is not ours to set`);
    headerText(value, name);
  }
  return { ...headers };
}
