import { dateAt } from './dates.ts';
import type { Named } from './named-people.ts';
import type { Reading } from './reading.ts';

const furthestBirth = 24;
const dateReach = 9;

/** A day of birth, as places of words. */
export type Day = { from: number; to: number };

/** A day with its year beside a word of birth, or beside a name in a list of birthdays. */
export function findBirth(reading: Reading, { from, to }: Named): Day | undefined {
  const { passage } = reading.at(from);
  for (let place = from - furthestBirth; place < to + dateReach; place += 1) {
    if (reading.at(place).passage !== passage) continue;
    const length = reading.covers(place, 'birth') || bornAt(reading, place);
    if (length === 0) continue;
    const beside = findDate(reading, to, passage) ?? findDate(reading, place + length, passage);
    return beside ?? findDate(reading, place - 4, passage);
  }
  return undefined;
}

/** "born", of somebody else than the writer. */
function bornAt(reading: Reading, place: number): number {
  const isAge =
    reading.at(place + 1).kind === 'number' &&
    /^(turn(s|ed|ing)|cumplio)$/.test(reading.at(place).low);
  const isOurs = /^(i|im|we|yo)$/.test(reading.at(place - 2).low);
  return (isAge || reading.is(place, 'born')) && !isOurs ? 1 : 0;
}

function findDate(reading: Reading, from: number, passage: number): Day | undefined {
  for (let place = from; place < from + dateReach; place += 1) {
    const to = reading.at(place).passage === passage ? dateAt(reading, place) : undefined;
    if (to !== undefined) return { from: place, to };
  }
  return undefined;
}
