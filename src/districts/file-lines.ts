export type Line = { number: number; bytes: Buffer };
/** A line of which only the beginning was kept, since it is longer than any row can be. */
export type LongLine = Line & { tooLong: true };

const lineFeed = 10;
const carriageReturn = 13;

/**
 * Cuts a file into its lines, whatever ends them: LF, CRLF or CR.
 *
 * @param longest  bytes; what a longer line has beyond them is passed over, so that memory stays bounded
 * @returns        lines without their ends, numbered from 1
 */
export async function* linesOf(
  chunks: AsyncIterable<Buffer>,
  longest: number,
): AsyncGenerator<Line | LongLine> {
  let number = 1;
  let parts: Buffer[] = [];
  let size = 0;
  let afterReturn = false;

  const keep = (part: Buffer) => {
    if (size < longest) parts.push(part.subarray(0, longest - size));
    size += part.length;
  };
  const take = (): Line | LongLine => {
    const bytes = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    const line = { number, bytes };
    const taken = size > longest ? { ...line, tooLong: true as const } : line;
    [parts, size, number] = [[], 0, number + 1];
    return taken;
  };

  for await (const chunk of chunks) {
    let start: number = afterReturn && chunk[0] === lineFeed ? 1 : 0;
    if (chunk.length > 0) afterReturn = false;
    for (let at: number = start; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (byte !== lineFeed && byte !== carriageReturn) continue;
      keep(chunk.subarray(start, at));
      yield take();
      if (byte === carriageReturn && chunk[at + 1] === lineFeed) at += 1;
      else afterReturn = byte === carriageReturn && at + 1 === chunk.length;
      start = at + 1;
    }
    keep(chunk.subarray(start));
  }
  if (size > 0) yield take();
}
