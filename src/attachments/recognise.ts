import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileTypeFromBuffer } from 'file-type';
import { beginsAsMarkup, endsAsArchive, holdsMarkup, holdsPdf } from './disguises.ts';
import type { DocumentKind } from './file-kinds.ts';
import { endingOf } from './file-names.ts';
import { openOffice } from './open-office.ts';
import { refuse } from './rules.ts';

const images = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/apng']);
const archives =
  /^application\/(zip|gzip|x-(7z|rar|xz|bzip2|tar|lzip|cpio|archive|compress)|zstd|java-archive|vnd\.(android|rar|ms-cab).*)/;
const enough = 4_100; // of a file, to tell what it is
const slice = 1024 * 1024;

/**
 * Says what a file is, by what is in it. The name decides nothing but whether text is a table.
 *
 * @throws `file-refused` for what is not taken, and for what is two things at once
 */
export async function recognise(bytes: Buffer, name: string): Promise<'image' | DocumentKind> {
  if (bytes.length === 0) throw refuse('empty');
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return openOffice(bytes);
  const found = await fileTypeFromBuffer(bytes.subarray(0, enough));
  const type = found?.mime ?? '';
  if (images.has(type)) {
    if (holdsPdf(bytes) || endsAsArchive(bytes) || holdsMarkup(bytes)) throw refuse('disguise');
    return 'image';
  }
  if (type === 'application/pdf') return checkPdf(bytes);
  if (/^image\/hei[cf]/.test(type)) throw refuse('heic');
  if (archives.test(type)) throw refuse('archive');
  if (beginsAsMarkup(bytes)) throw refuse('web-page');
  if (found || !(await isText(bytes))) throw refuse('kind');
  if (holdsPdf(bytes) || endsAsArchive(bytes)) throw refuse('disguise');
  return /^[ct]sv$/.test(endingOf(name)) ? 'csv' : 'text';
}

function checkPdf(bytes: Buffer): 'pdf' {
  const start = bytes.subarray(0, 8).toString('latin1');
  if (!/^%PDF-\d\.\d/.test(start) || !bytes.subarray(-1024).includes('%%EOF')) {
    throw refuse('damaged');
  }
  if (endsAsArchive(bytes) || holdsMarkup(bytes.subarray(0, 1024))) throw refuse('disguise');
  return 'pdf';
}

/** Holds nothing but what a person could have typed, in whatever encoding. Others have their turn in between. */
async function isText(bytes: Buffer): Promise<boolean> {
  for (let from = 0; from < bytes.length; from += slice) {
    const part = bytes.subarray(from, from + slice).toString('latin1');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    if (/[\x00-\x08\x0e-\x1f\x7f]/.test(part)) return false;
    await nextTurn();
  }
  return true;
}
