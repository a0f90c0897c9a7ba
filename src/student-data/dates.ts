import type { Reading } from './reading.ts';

const written = /^(\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?!\d)/;
const longestDate = 10;

/**
 * A day of a year that begins at a word: "3/14/2014", "June 2, 2017", "4 de mayo de 2015".
 *
 * @returns the place of the word after it; undefined when there is none
 */
export function dateAt(reading: Reading, place: number): number | undefined {
  const word = reading.at(place);
  if (word.kind === 'number') {
    const [text] = written.exec(reading.text.slice(word.start, word.start + longestDate + 1)) ?? [];
    if (text !== undefined) return placeAfter(reading, place, word.start + text.length);
    const month = reading.at(place + 1).low === 'de' ? place + 2 : place + 1;
    return reading.is(month, 'months') ? yearWithin(reading, month + 1) : undefined;
  }
  const isDay = reading.at(place + 1).kind === 'number';
  return word.lists.has('months') && isDay ? yearWithin(reading, place + 2) : undefined;
}

function placeAfter(reading: Reading, place: number, end: number): number {
  let after = place + 1;
  while (reading.at(after).start < end && reading.at(after).end > 0) after += 1;
  return after;
}

/** The year, after a comma or "de". */
function yearWithin(reading: Reading, place: number): number | undefined {
  const at = /^(,|de|del)$/.test(reading.at(place).low) ? place + 1 : place;
  const { kind, text } = reading.at(at);
  return kind === 'number' && /^(19|20)\d\d$/.test(text) ? at + 1 : undefined;
}
