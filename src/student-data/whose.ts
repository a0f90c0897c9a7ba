import type { Reading } from './reading.ts';
import type { FindingKind } from './schemas.ts';

/** Words that tell who a student is by themselves, as places in the text. */
export type Spotted = { kind: FindingKind; start: number; end: number };

/** The same with what could stand there instead. */
export type Found = Spotted & { suggestion: string };

/** How many words around something tell whose it is. */
export const nearby = 14;

/** Whose something is, from the words around it. */
export function ownerAt(reading: Reading, place: number): 'family' | 'office' | 'unknown' {
  const { passage } = reading.at(place);
  let owner: 'office' | 'unknown' = 'unknown';
  for (let near = place - nearby; near < place + nearby; near += 1) {
    const word = reading.at(near);
    if (word.passage !== passage) continue;
    if (isOfFamily(reading, near)) return 'family';
    if (/^(contact|reach|questions)$/.test(word.low)) owner = 'office';
    if (word.lists.has('office') || reading.covers(near, 'educators') > 0) owner = 'office';
  }
  return owner;
}

/** "mom", "his", "the kid". */
export function isOfFamily(reading: Reading, place: number): boolean {
  const { lists, low } = reading.at(place);
  if (lists.has('family') || lists.has('studentOne')) return true;
  return /^(his|her|he|she|juniors|sophomores|freshmen)$/.test(low);
}
