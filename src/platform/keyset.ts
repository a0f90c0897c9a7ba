import { z } from 'zod';
import { invalidInput } from './problem.ts';

/** A moment in a cursor, as PostgreSQL can read it: it has no year 0, and no use for hundreds of decimals. */
export const MomentKey = z.iso
  .datetime()
  .max(40)

  .refine((time) => time > '0001');

/** The place after which a list goes on: the sort key of the last row that was shown. */
export const encodeCursor = (key: readonly (string | number | boolean | null)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * Reads a cursor back.
 *
 * @param key  the shape of the sort key, a tuple such as `z.tuple([MomentKey, z.uuid()])`
 * @returns    undefined when there is no cursor: the list begins at its start
 * @throws     `invalid-input` for anything that this list did not hand out
 */
export function decodeCursor<Key extends z.ZodType>(
  key: Key,
  cursor: string | undefined,
): z.output<Key> | undefined {
  if (cursor === undefined) return undefined;
  try {
    return key.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw invalidInput('The cursor is not one that this list handed out; start again without it', {
      errors: [{ pointer: '#/cursor', detail: 'Unknown cursor' }],
    });
  }
}

/** Makes a page of rows that were fetched with `limit + 1`, so that the extra row tells whether more follow. */
export function pageOf<Row, View>(
  rows: readonly Row[],
  limit: number,
  show: (row: Row) => View,
  keyOf: (row: Row) => readonly (string | number | boolean | null)[],
): { items: View[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null;
  return { items: shown.map(show), next };
}
