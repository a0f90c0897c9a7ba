import type { Refusal } from '../../src/attachments/schemas.ts';
import type { Key } from '../app/language.tsx';
import type { Attachment } from './views.ts';

/** Why a file is not there: what the server finds in it, and what comes up before and around that. */
type Reason = Refusal | 'too-large' | 'full' | 'too-many' | 'no-room' | 'silence' | 'unknown';

/** A file that somebody chose, on its way or there. */
export type Chosen = {
  /** Also its idempotency key. */
  key: string;
  name: string;
  bytes: number;
  /** Gone after a reload: only what is there then is kept. */
  file: File | null;
  /** `stopped` can be tried again as it is; `refused` cannot. */
  state: 'waiting' | 'sending' | 'there' | 'stopped' | 'refused';
  /** How much of it has been sent, from 0 to 1. */
  sent: number;
  reason: Reason | null;
  there: Attachment | null;
  /** What a picture shows, in words. */
  alt: string;
};

export const sayReason: Record<Reason, Key> = {
  empty: 'files.reason.empty',
  kind: 'files.reason.kind',
  'web-page': 'files.reason.webPage',
  archive: 'files.reason.archive',
  heic: 'files.reason.heic',
  macros: 'files.reason.macros',
  disguise: 'files.reason.disguise',
  damaged: 'files.reason.damaged',
  mismatch: 'files.reason.mismatch',
  'too-much-inside': 'files.reason.tooMuchInside',
  'too-many-pixels': 'files.reason.tooManyPixels',
  'too-large': 'files.reason.tooLarge',
  full: 'files.reason.full',
  'too-many': 'files.reason.tooMany',
  'no-room': 'files.reason.noRoom',
  silence: 'files.reason.silence',
  unknown: 'files.reason.unknown',
};

/** What the server takes, for the dialog in which people choose: asked for JPEG, an iPhone makes it of its own photos. */
export const accepted = [
  ...['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'application/pdf', '.txt', '.md'],
  ...['.csv', '.tsv', '.docx', '.xlsx', '.pptx', '.odt', '.ods', '.odp'],
].join(',');
export const mostFiles = 10;
