import { defineProblem } from '../platform/problem.ts';
import type { Refusal } from './schemas.ts';

export const fileRefused = defineProblem(
  'file-refused',
  422,
  'This file is not taken here',
  'Nothing of it was kept. Hallway takes pictures (PNG, JPEG, WebP, GIF), PDF, plain text, CSV, and documents, sheets and slides of Office or OpenDocument; `detail` says what is in the way.',
);
export const fileTooLarge = defineProblem(
  'file-too-large',
  413,
  'This file is too large',
  'Nothing of it was kept. `mostBytes` is the most that one file may have. Share a smaller version, or a link to it.',
);
export const filesFull = defineProblem(
  'files-full',
  409,
  'Your room for files is used up',
  'Nothing of this file was kept. Share a smaller version, or a link. Files of posts that you remove leave your room thirty days later.',
);
export const fileNotFree = defineProblem(
  'file-not-free',
  409,
  'One of the files cannot be attached',
  'It is attached already, was not uploaded by you, or waited longer than a day. Take it out, or upload it again.',
);

export const fileTellsWho = defineProblem(
  'file-tells-who',
  409,
  'A document could say who you are',
  'Documents carry the name of who made them. Under a pseudonym attach pictures, which are made anew and lose theirs; or take the file out.',
);

const inWords: Record<Refusal, string> = {
  empty: 'The file is empty.',
  kind: 'Files of this kind are not taken.',
  'web-page': 'It is a web page or a drawing that can run programs (HTML, SVG, XML).',
  archive: 'It is an archive: attach the files in it one by one.',
  heic: 'Photos in HEIC cannot be shown everywhere: export it as JPEG.',
  macros: 'The document holds macros, which are programs: save it without them.',
  disguise: 'It is a file of one kind that hides one of another.',
  damaged: 'The file is damaged, cut short, or locked with a password.',
  mismatch: 'Its name says that it is of another kind than it is.',
  'too-much-inside': 'Far more is packed into it than its size tells.',
  'too-many-pixels': 'The picture has more than 64 million pixels: make it smaller.',
};

export const refuse = (reason: Refusal) => fileRefused(inWords[reason], { reason });

/** @throws `files-full` where the file would not fit any more */
export function checkRoom(usedBytes: number, bytes: number, quotaBytes: number): void {
  if (usedBytes + bytes > quotaBytes) throw filesFull(undefined, { usedBytes, quotaBytes });
}

const day = 24 * 3_600_000;

/** Until then what was uploaded waits to be attached. */
export const waitedSince = (now: Date): Date => new Date(now.getTime() - day);

/** Files of a post that was taken down stay a while, for those who keep order and for an appeal; nobody else sees them. */
export const endOf = (removedAt: Date): Date => new Date(removedAt.getTime() + 30 * day);
