import { parse } from 'csv-parse/sync';
import { decode, type Encoding } from './file-encoding.ts';
import { type Line, type LongLine, linesOf } from './file-lines.ts';

/** A row of the file: its cells, or why it cannot be read. `text` is the row as it stands. */
export type CsvRecord = { line: number } & Parsed;
type Parsed = { text: string } & (
  | { cells: string[]; reason?: never }
  | { reason: string; cells?: never }
);

const longestLine = 64 * 1024;
const mostLinesOfARow = 20;

/**
 * Reads a CSV file row by row. A row that breaks a quote costs that line alone: reading goes on with the next one,
 * where a plain parser would swallow the rest of the file.
 *
 * @param chunks  the bytes of the file
 * @yields        rows that are not blank, in order
 */
export async function* recordsOf(
  chunks: AsyncIterable<Buffer>,
  encoding: Encoding,
): AsyncGenerator<CsvRecord> {
  const lines = linesOf(chunks, longestLine);
  const waiting: (Line | LongLine)[] = []; // lines that were looked at and handed back
  const next = async (): Promise<Line | LongLine | undefined> => {
    const handedBack = waiting.shift();
    if (handedBack) return handedBack;
    const { value, done } = await lines.next();
    return done ? undefined : value;
  };

  for (let first = await next(); first; first = await next()) {
    const line = first.number;
    const text = textOf(first, encoding);
    if (text.trim() === '') continue;
    if ('tooLong' in first) {
      yield { line, text: text.slice(0, 200), reason: 'The line is longer than 64 KiB' };
      continue;
    }
    const row = await completed(text, next, encoding);
    yield { line, ...parsed(row.text) };
    waiting.unshift(...row.handBack);
  }
}

/** A row goes on over the next lines while a quote is open. When none of them closes it, they are handed back. */
async function completed(
  opening: string,
  next: () => Promise<Line | LongLine | undefined>,
  encoding: Encoding,
): Promise<{ text: string; handBack: Line[] }> {
  const followers: Line[] = [];
  let text = opening;
  while (quoteIsOpen(text) && followers.length < mostLinesOfARow) {
    const follower = await next();
    if (!follower) break;
    followers.push(follower);
    if ('tooLong' in follower) break;
    text += `\n${textOf(follower, encoding)}`;
  }
  const readable = followers.length > 0 && !quoteIsOpen(text) && parsed(text).cells;
  return readable ? { text, handBack: [] } : { text: opening, handBack: followers };
}

const quoteIsOpen = (text: string): boolean => (text.split('"').length - 1) % 2 === 1;

function textOf({ number, bytes }: Line, encoding: Encoding): string {
  const text = decode(bytes, encoding);
  return number === 1 ? text.replace(/^\uFEFF/, '') : text;
}

function parsed(text: string): Parsed {
  if (text.includes('\0')) return { text, reason: 'The row holds a NUL character' };
  if (text.includes('\uFFFD')) return { text, reason: 'The row holds bytes that are not UTF-8' };
  if (!text.includes('"')) return { text, cells: text.split(',') };
  try {
    const [cells] = parse(text, { relax_column_count: true });
    return { text, cells: cells ?? [] };
  } catch {
    return { text, reason: 'A quotation mark is broken' };
  }
}
