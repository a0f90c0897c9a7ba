import { fileRefused } from './file-refused.ts';

export type Encoding = 'utf-8' | 'windows-1252';

const replacement = '\uFFFD';
const undefinedIn1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const at80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Finds out how a file is written, from all of its bytes.
 *
 * A file with some good UTF-8 sequences and some broken ones is UTF-8 with damaged rows; one without a single good
 * sequence was saved by an older spreadsheet as Windows-1252.
 *
 * @throws `file-refused` for UTF-16, spreadsheets, and bytes that neither encoding has
 */
export async function findEncoding(chunks: AsyncIterable<Buffer>): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8');
  let opening = Buffer.alloc(0);
  let good = false;
  let broken = false;
  let impossible = false;
  const look = (text: string) => {
    broken ||= text.includes(replacement);
    good ||= /[^\0-\x7F\uFFFD\uFEFF]/.test(text);
  };
  for await (const chunk of chunks) {
    if (opening.length < 4096) {
      opening = Buffer.concat([opening, chunk.subarray(0, 4096)]);
      refuseOtherKinds(opening);
    }
    good ||= chunk.includes(replacement); // a good sequence for what was damaged before
    impossible ||= chunk.some((byte) => undefinedIn1252.has(byte));
    look(decoder.decode(chunk, { stream: true }));
  }
  look(decoder.decode());
  if (!broken || good) return 'utf-8';
  if (impossible) {
    throw fileRefused('The file is neither UTF-8 nor Windows-1252. Save it again as “CSV UTF-8”.');
  }
  return 'windows-1252';
}

function refuseOtherKinds(opening: Buffer): void {
  if (opening.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) {
    throw fileRefused('This is a spreadsheet or a ZIP file. Save the sheet as “CSV UTF-8” first.');
  }
  const mark = opening.length > 1 ? opening.readUInt16BE(0) : 0;
  const sample = opening.subarray(0, 200);
  const zeros = sample.filter((byte) => byte === 0).length;
  if (mark === 0xfffe || mark === 0xfeff || zeros * 3 > sample.length) {
    throw fileRefused('The file is written in UTF-16. Save it again as “CSV UTF-8”.');
  }
}

/** The text of a line's bytes. Node's own decoder for Windows-1252 has been wrong in some versions. */
export function decode(bytes: Buffer, encoding: Encoding): string {
  if (encoding === 'utf-8') return bytes.toString('utf8');
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (c) => at80[c.charCodeAt(0) - 0x80] ?? c);
}
