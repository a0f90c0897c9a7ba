import { timingSafeEqual } from 'node:crypto';
import type { Deps } from '../platform/deps.ts';
import { hashShortSecret } from '../platform/secrets.ts';

/** The one list there is so far; a token for it ends no other mail. */
const list = 'digest';

const shape = /^digest\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

const signatures = (keys: Deps['keys'], personId: string): string[] =>
  hashShortSecret(keys, 'unsubscribe', `${list} ${personId}`);

/** What a mail carries so that its reader can stop it without signing in: good for this person and this list only. */
export const unsubscribeToken = (keys: Deps['keys'], personId: string): string =>
  `${list}.${personId}.${signatures(keys, personId)[0]}`;

/**
 * Whose digest a token stops; undefined when a bit of it was changed or no live key made it. It never expires: a mail
 * may be opened years later.
 */
export function readUnsubscribeToken(keys: Deps['keys'], token: string): string | undefined {
  const [, personId, signature] = shape.exec(token) ?? [];
  if (personId === undefined || signature === undefined) return undefined;
  const given = Buffer.from(signature); // compared as text: two texts may decode to the same bytes
  const fits = signatures(keys, personId).map((one) => timingSafeEqual(Buffer.from(one), given));
  return fits.includes(true) ? personId : undefined;
}
