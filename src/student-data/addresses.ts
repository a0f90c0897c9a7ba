import type { Reading } from './reading.ts';
import { isOfFamily, nearby, type Spotted } from './whose.ts';

const mostInAddress = 5;

/** Where a family lives: "1412 Maple Street", "calle Olivo 245". A school’s address is none. */
export function findAddresses(reading: Reading): Spotted[] {
  const found: Spotted[] = [];
  let next = 0;
  for (const place of reading.places.street) {
    if (place < next) continue;
    const to = calle.test(reading.at(place).low)
      ? spanishStreet(reading, place)
      : numberedStreet(reading, place);
    if (to === undefined || !isHome(reading, place)) continue;
    const { end } = reading.at(to - 1);
    found.push({ kind: 'home-address', start: reading.at(place).start, end });
    next = to;
  }
  return found;
}

/** Streets whose names people also write in small letters. */
const plainStreet = /^(street|st|avenue|ave|road|rd|drive|lane|ln|blvd|boulevard)$/;

function numberedStreet(reading: Reading, place: number): number | undefined {
  const { kind, text } = reading.at(place);
  if (kind !== 'number' || !/^\d{1,6}\p{L}?$/u.test(text)) return undefined;
  for (let at = place + 1; at <= place + mostInAddress; at += 1) {
    const word = reading.at(at);
    if (reading.is(at, 'streets') && at > place + 1) {
      const isStreet = word.capital || plainStreet.test(word.low);
      return isStreet ? withFlat(reading, at + 1) : undefined;
    }
    const isPart = (word.kind === 'word' || /\d/.test(word.text)) && !word.lists.has('leaving');
    if (!isPart && word.text !== '.') return undefined;
  }
  return undefined;
}

/** "Dr Apt 4", "St #2" */
function withFlat(reading: Reading, place: number): number {
  let to = place;
  for (let at = place; at < place + 4; at += 1) {
    const isPart = reading.is(at, 'streets') || /^[#.]$/.test(reading.at(at).text);
    if (reading.at(at).kind === 'number') to = at + 1;
    else if (!isPart) break;
  }
  return to;
}

const calle = /^(calle|avenida|av|calzada|colonia|blvd|carretera|privada|callejon)$/;

/** "calle Olivo 245", "Av. Juárez 1020" */
function spanishStreet(reading: Reading, place: number): number | undefined {
  for (let at = place + 2; at <= place + mostInAddress; at += 1) {
    if (reading.at(at).sentence !== reading.at(place).sentence) return undefined;
    if (reading.at(at).kind === 'number') return at + 1;
  }
  return undefined;
}

function isHome(reading: Reading, place: number): boolean {
  const { passage } = reading.at(place);
  for (let near = place - nearby; near < place + nearby; near += 1) {
    if (reading.at(near).passage !== passage) continue;
    if (isOfFamily(reading, near) || reading.covers(near, 'homeWords') > 0) return true;
  }
  return false;
}
