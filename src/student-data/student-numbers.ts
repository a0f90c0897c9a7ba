import type { Reading } from './reading.ts';
import type { Spotted } from './whose.ts';

/** Places of words. */
type Places = { from: number; to: number };

const mostFillers = 4;
const sentenceReach = 14;

/** "student ID is 4471923", "SSID 8812034471", "matrícula 55120934", "521-44-9087". */
export function findStudentNumbers(reading: Reading): Spotted[] {
  const found: Places[] = [];
  let next = 0;
  for (const place of reading.places.label) {
    if (place < next) continue;
    let number = labelledAt(reading, place) ?? socialSecurityAt(reading, place);
    while (number) {
      found.push(number);
      next = number.to;
      number = anotherAfter(reading, number.to);
    }
  }
  return found.map(({ from, to }) => {
    return { kind: 'student-id', start: reading.at(from).start, end: reading.at(to - 1).end };
  });
}

function labelledAt(reading: Reading, place: number): Places | undefined {
  const length = reading.covers(place, 'studentIds') || ownedAt(reading, place);
  if (length > 0) return numberAfter(reading, place + length);
  if (reading.is(place, 'idOwners') && isLong(reading, place + 1))
    return numberAfter(reading, place + 1);
  if (!reading.is(place, 'idNouns') || !isSomebodys(reading, place)) return undefined;
  return numberAfter(reading, place + 1);
}

/** "student #", "student ID number", "kid’s number": the words before the number. */
function ownedAt(reading: Reading, place: number): number {
  if (!reading.is(place, 'idOwners')) return 0;
  let length = 1;
  while (length < 4 && isLabel(reading, place + length)) length += 1;
  return length > 1 ? length : 0;
}

const isLabel = (reading: Reading, place: number) =>
  reading.is(place, 'idNouns') || /^(#|card|de|del)$/.test(reading.at(place).low);

/** "Student 40021877" */
const isLong = (reading: Reading, place: number) => /^\d{6,}$/.test(reading.at(place).text);

/** A bare "ID" is a student’s when one is spoken of and nothing else that has an ID. */
function isSomebodys(reading: Reading, place: number): boolean {
  const { sentence } = reading.at(place);
  let isOf = reading.at(place).low === 'id' && reading.at(place + 1).text === '#';
  for (let near = place - sentenceReach; near < place + sentenceReach; near += 1) {
    if (reading.at(near).sentence !== sentence) continue;
    if (reading.is(near, 'otherIds')) return false;
    const { lists, low } = reading.at(near);
    if (lists.has('studentOne') || /^(his|her|hers|he|she)$/.test(low)) isOf = true;
  }
  return isOf;
}

function numberAfter(reading: Reading, from: number): Places | undefined {
  const { passage } = reading.at(from - 1);
  for (let place = from; place <= from + mostFillers; place += 1) {
    if (reading.at(place).passage !== passage) return undefined;
    const to = numberAt(reading, place);
    if (to !== undefined) return { from: place, to };
    const isFiller = reading.is(place, 'fillers') || /^[:#=().-]$/.test(reading.at(place).text);
    if (!isFiller && !reading.is(place, 'idNouns')) return undefined;
  }
  return undefined;
}

const fewestDigits = 4;
const mostParts = 4;

/** Four digits or more, also as "A00392817" and "318-7745"; "1,204" counts things. */
function numberAt(reading: Reading, place: number): number | undefined {
  const digitsOf = (at: number) => reading.at(at).text.replace(/\D/g, '').length;
  const isPart = (at: number) => /^\p{L}{0,3}\d+\p{L}?$/u.test(reading.at(at).text);
  if (!isPart(place)) return undefined;
  let to = place + 1;
  let digits = digitsOf(place);
  for (
    let parts = 1;
    parts < mostParts && reading.at(to).text === '-' && isPart(to + 1);
    parts += 1
  ) {
    digits += digitsOf(to + 1);
    to += 2;
  }
  const isCount = reading.at(to).text === ',' && reading.at(to).end === reading.at(to + 1).start;
  return digits >= fewestDigits && !(isCount && digitsOf(to + 1) === 3) ? to : undefined;
}

/** "521-44-9087" by itself, whatever it is called. */
function socialSecurityAt(reading: Reading, place: number): Places | undefined {
  const { start, kind } = reading.at(place);
  if (kind !== 'number' || reading.at(place - 1).text === '-') return undefined;
  const text = reading.text.slice(start, start + 12);
  return /^\d{3}-\d{2}-\d{4}(?!\d)/.test(text) ? { from: place, to: place + 5 } : undefined;
}

/** "#1048823 and #1048824": one more of the same. */
function anotherAfter(reading: Reading, after: number): Places | undefined {
  if (!/^(and|y|,|&)$/.test(reading.at(after).low)) return undefined;
  const from = reading.at(after + 1).text === '#' ? after + 2 : after + 1;
  const to = reading.at(from).kind === 'number' ? numberAt(reading, from) : undefined;
  return to === undefined ? undefined : { from, to };
}
