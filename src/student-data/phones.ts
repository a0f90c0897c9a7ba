import type { Reading } from './reading.ts';
import { ownerAt, type Spotted } from './whose.ts';

// At most one sign between the groups, so that it ends after twenty characters whatever comes.
const phone = /^(?:\+?1[ .-]?)?\(?(\d{3})\)?[ .-]{0,2}\d{3}[ .-]?\d{4}(?!\d)/;
const longestPhone = 24;
const free = /^8(00|33|44|55|66|77|88)$/;

/** Phone numbers, but for those of offices, of the writer, and those that cost nothing. */
export function findPhones(reading: Reading): Spotted[] {
  const found: Spotted[] = [];
  for (const place of reading.places.digits) {
    const word = reading.at(place);
    if (word.start < (found.at(-1)?.end ?? 0)) continue;
    if (/^[-.]$/.test(reading.at(place - 1).text)) continue;
    const start = openingOf(reading, place);
    const [text = '', area = ''] =
      phone.exec(reading.text.slice(start, start + longestPhone)) ?? [];
    if (text === '' || free.test(area) || isOtherNumber(reading, place)) continue;
    if (/^\d{10,}$/.test(text) && !isCalled(reading, place)) continue;
    const owner = ownerAt(reading, place);
    const isTold = owner === 'family' || owner === 'unknown';
    if (isTold) found.push({ kind: 'phone-number', start, end: start + text.length });
  }
  return found;
}

/** The "+" or "(" before the first digits. */
function openingOf(reading: Reading, place: number): number {
  const before = reading.at(place - 1);
  const { start } = reading.at(place);
  return /^[+(]$/.test(before.text) && before.end === start ? before.start : start;
}

const isOtherNumber = (reading: Reading, place: number) =>
  [1, 2, 3, 4].some(
    (back) => reading.is(place - back, 'otherIds') || reading.at(place - back).text === '#',
  );

/** Ten digits in a row are a phone number where somebody is to be called or written to. */
function isCalled(reading: Reading, place: number): boolean {
  for (let near = place - 6; near <= place + 4; near += 1) {
    if (reading.is(near, 'contact')) return true;
  }
  return false;
}
