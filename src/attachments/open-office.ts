import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { archiveEnd, holdsPdf } from './disguises.ts';
import { type DocumentKind, documentKinds } from './file-kinds.ts';
import { refuse } from './rules.ts';

/** Far more than a long presentation has. */
const mostEntries = 4_000;
const mostInside = 200 * 1024 * 1024;
const mostToRead = 1024 * 1024;

const contentTypes = '[Content_Types].xml';
const main: readonly [DocumentKind, string][] = [
  ['docx', 'wordprocessingml.document.main+xml'],
  ['xlsx', 'spreadsheetml.sheet.main+xml'],
  ['pptx', 'presentationml.presentation.main+xml'],
];
const openDocument: readonly DocumentKind[] = ['odt', 'ods', 'odp'];
const programs = /(^|\/)(vbaProject\.bin|vbaData\.xml)$|^(Basic|Scripts)\//i;

/**
 * Says which document an archive is. Everything in it is unpacked once, to nowhere, so that what it claims about its size
 * is known and not believed.
 *
 * @throws `file-refused` for any other archive, for one with programs, and for one with far too much in it
 */
export async function openOffice(bytes: Buffer): Promise<DocumentKind> {
  const end = archiveEnd(bytes);
  if (end === undefined) throw refuse('damaged');
  if (end + 22 !== bytes.length || holdsPdf(bytes)) throw refuse('disguise');
  const zip = await fromBufferPromise(bytes, { lazyEntries: true }).catch(() => {
    throw refuse('damaged');
  });
  if (zip.entryCount > mostEntries) throw refuse('too-much-inside');
  return (await readAll(zip, bytes.length)) ?? refuseArchive();
}

function refuseArchive(): never {
  throw refuse('archive');
}

async function readAll(zip: ZipFile, size: number): Promise<DocumentKind | undefined> {
  const entries = await listEntries(zip, size);
  if (entries.some(({ fileName }) => programs.test(fileName))) throw refuse('macros');
  const told = new Map<string, string>();
  for (const entry of entries) {
    const keep = entry.fileName === contentTypes || entry === entries[0];
    const text = await unpack(zip, entry, keep ? mostToRead : 0);
    if (keep) told.set(entry.fileName, text);
  }
  return kindOf(told);
}

/** Also bounds what is packed: pieces of a bomb lie upon each other. */
async function listEntries(zip: ZipFile, size: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  let packed = 0;
  let inside = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      packed += entry.compressedSize;
      inside += entry.uncompressedSize;
      entries.push(entry);
    }
  } catch {
    throw refuse('damaged'); // also names that lead out of the folder
  }
  if (packed > size || inside > mostInside) throw refuse('too-much-inside');
  if (entries.some((entry) => entry.isEncrypted())) throw refuse('damaged');
  if (new Set(entries.map(({ fileName }) => fileName)).size < entries.length)
    throw refuse('disguise');
  return entries;
}

/** @returns the beginning of what is in it. Ends at once when more comes out than was said. */
async function unpack(zip: ZipFile, entry: Entry, keep: number): Promise<string> {
  const kept: Buffer[] = [];
  let bytes = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (bytes < keep) kept.push(chunk);
      bytes += chunk.length;
    }
  } catch (error) {
    throw refuse(/too many bytes/.test(String(error)) ? 'too-much-inside' : 'damaged');
  }
  return Buffer.concat(kept).toString('utf8', 0, keep);
}

function kindOf(told: ReadonlyMap<string, string>): DocumentKind | undefined {
  const mime = told.get('mimetype');
  const open = openDocument.find((kind) => documentKinds[kind].type === mime);
  if (open) return open;
  const types = told.get(contentTypes) ?? '';
  if (/macroEnabled/i.test(types)) throw refuse('macros');
  return main.find(([, part]) => types.includes(part))?.[0];
}
