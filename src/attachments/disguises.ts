const head = 1024;
/** A comment of that length may stand behind the end of an archive. */
const longestTail = 65_557;
const markup = /<(!doctype html|html|head|body|script|svg|iframe|\?php|%@)/i;

/** Begins as a web page, a drawing or another text for machines would. */
export const beginsAsMarkup = (bytes: Buffer): boolean => {
  const words = bytes.subarray(0, head).toString('latin1').replace(/^ï»¿/, '').trimStart();
  return /^<[!?a-z%]/i.test(words) || markup.test(words);
};

/** Is, read from its end as programs do, an archive. */
export function endsAsArchive(bytes: Buffer): boolean {
  const end = archiveEnd(bytes);
  if (end === undefined) return false;
  const directory = bytes.readUInt32LE(end + 16) + bytes.readUInt32LE(end + 12);
  return directory <= end || bytes.readUInt32LE(end + 16) === 0xffffffff;
}

/** Where the end record of an archive stands that reaches to the end of the file. */
export function archiveEnd(bytes: Buffer): number | undefined {
  const from = Math.max(0, bytes.length - longestTail);
  const tail = bytes.subarray(from);
  for (let at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1'); at !== -1; ) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) <= tail.length)
      return from + at;
    if (at === 0) return undefined;
    at = tail.lastIndexOf('PK\x05\x06', at - 1, 'latin1');
  }
  return undefined;
}

/** Some readers of PDF look for its beginning throughout the first kilobyte. */
export const holdsPdf = (bytes: Buffer): boolean =>
  bytes.subarray(0, head).includes('%PDF-', 0, 'latin1');

/** Words of a web page at the beginning or the end, where a picture has its own data or nothing. */
export const holdsMarkup = (bytes: Buffer): boolean =>
  markup.test(bytes.subarray(0, head).toString('latin1')) ||
  markup.test(bytes.subarray(-4 * head).toString('latin1'));
