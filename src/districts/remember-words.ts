import type { Tx } from '../platform/db.ts';
import { wordsIn } from './search-words.ts';
import { districtWords } from './tables.ts';

/** Adds the words of these search vectors to those that a mistyped word is compared with. */
export async function rememberWords(tx: Tx, vectors: readonly string[]): Promise<void> {
  const words = [...new Set(vectors.flatMap(wordsIn))].filter((word) => !/^\d+$/.test(word)).sort();
  if (words.length === 0) return;
  await tx
    .insert(districtWords)
    .values(words.map((word) => ({ word })))
    .onConflictDoNothing();
}
