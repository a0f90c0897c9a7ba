import { timingSafeEqual } from 'node:crypto';
import type { Deps } from '../platform/deps.ts';
import { hashShortSecret } from '../platform/secrets.ts';

/** One suspension of one person. */
export type SuspensionKey = { personId: string; suspendedAt: Date };

const shape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,15})\.([A-Za-z0-9_-]{43})$/;

const signatures = (keys: Deps['keys'], personId: string, millis: string): string[] =>
  hashShortSecret(keys, 'appeal', `${personId} ${millis}`);

/** What a mail carries so that someone who is shut out can answer: good for this suspension only. */
export function appealToken(keys: Deps['keys'], { personId, suspendedAt }: SuspensionKey): string {
  const millis = String(suspendedAt.getTime());
  return `${personId}.${millis}.${signatures(keys, personId, millis)[0]}`;
}

/** Undefined when a bit of it was changed or no live key made it. Whether that suspension is in force is another question. */
export function readAppealToken(keys: Deps['keys'], token: string): SuspensionKey | undefined {
  const [, personId, millis, signature] = shape.exec(token) ?? [];
  if (personId === undefined || millis === undefined || signature === undefined) return undefined;
  const given = Buffer.from(signature); // compared as text: two texts may decode to the same bytes
  const made = signatures(keys, personId, millis);
  const fits = made.map((one) => timingSafeEqual(Buffer.from(one), given));
  return fits.includes(true) ? { personId, suspendedAt: new Date(Number(millis)) } : undefined;
}
