import { detailAt, isNotReal, isOfMany } from './details.ts';
import { isSpokenOf, type Named } from './named-people.ts';
import type { Reading } from './reading.ts';
import type { Role } from './roles.ts';

const detailReach = 16;
const aboutThem =
  /^(has|had|have|is|was|got|gets|with|who|needs|came|in|from|starts|just|keeps|he|she|they|[,(:&|-]|—|–|tiene|tenia|esta|fue|es|con|lo|la|los|las|le|de|que|se|y)$/;

/** "Marisol Vega has an IEP"; not "Ana Ruiz runs our autism program". */
export function hasDetail(reading: Reading, named: Named, role: Role): boolean {
  const { from, to, part } = named;
  if (named.possessive || !(named.listed || isSpokenOf(reading, named))) return false;
  if (role !== 'student' && !aboutThem.test(reading.at(to).low)) return false;
  if (/^(by|por|de)$/.test(reading.at(from - 1).low)) return false;
  const at = detailAfter(reading, to);
  if (at === undefined || isNotReal(reading, from - 8, at + 8)) return false;
  return part !== 'first' || role === 'student' || isInClass(reading, from, at);
}

function detailAfter(reading: Reading, to: number): number | undefined {
  const { passage } = reading.at(to - 1);
  for (let place = to; place < to + detailReach; place += 1) {
    if (reading.at(place).passage !== passage) return undefined;
    if (/^(i|we|yo)$/.test(reading.at(place).low)) return undefined;
    if (reading.covers(place, 'educators') > 0) return undefined;
    if (detailAt(reading, place) > 0 && !isOfMany(reading, place)) return place;
  }
  return undefined;
}

const classReach = 10;

/** A class of the writer's beside a first name: "He is in my homeroom." */
function isInClass(reading: Reading, from: number, detail: number): boolean {
  const { passage } = reading.at(from);
  for (let place = from - classReach; place < detail + classReach; place += 1) {
    const isNear = reading.at(place).passage === passage;
    if (isNear && (reading.is(place, 'timeOfDay') || isOurClass(reading, place))) return true;
  }
  return false;
}

const isOurClass = (reading: Reading, place: number): boolean =>
  reading.is(place, 'ours') &&
  [1, 2, 3, 4].some((ahead) =>
    (['classWords', 'gradeWords', 'ordinals', 'yearWords', 'studentMany'] as const).some((list) =>
      reading.is(place + ahead, list),
    ),
  );
