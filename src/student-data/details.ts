import { isMistypedHardWord } from './lexicon.ts';
import type { Reading } from './reading.ts';

/** Short forms that are other words in small letters. */
const capitals = /^(ODD|ADD|EBD|ISS|OSS|OHI|SLD|DHH)$/;
const several = /^(ieps|504s|suspensions)$/;

/**
 * A disability, a breach of discipline or another hard thing that begins at a word; "IEP meeting" is about nobody.
 *
 * @returns how many words it covers; 0 when there is none
 */
export function detailAt(reading: Reading, place: number): number {
  const word = reading.at(place);
  if (word.kind !== 'word' && word.kind !== 'number') return 0;
  if (capitals.test(word.text)) return 1;
  const length =
    reading.covers(place, 'disability') ||
    reading.covers(place, 'discipline') ||
    reading.covers(place, 'hardship');
  return length > 0 && !reading.is(place + length, 'generalNouns') ? length : 0;
}

/** Whether a hard word stands for what many have: "9 IEPs". */
export const isOfMany = (reading: Reading, place: number): boolean =>
  several.test(reading.at(place).low);

/** The first hard thing between two places of the same sentence, also one with a slip in it. */
export function findDetail(reading: Reading, from: number, to: number): number | undefined {
  let mistyped: number | undefined;
  for (let place = Math.max(0, from); place < to; place += 1) {
    if (detailAt(reading, place) > 0) return place;
    if (mistyped === undefined && isMistypedHardWord(reading.at(place).low)) mistyped = place;
  }
  return mistyped;
}

/** Whether a sentence speaks of a study or a story. */
export function isNotReal(reading: Reading, from: number, to: number): boolean {
  for (let place = Math.max(0, from); place < to; place += 1) {
    if (reading.is(place, 'notReal')) return true;
  }
  return false;
}
