import type { Named } from './named-people.ts';
import type { Reading } from './reading.ts';

/** `asked`: somebody whom the writer asks or tells, most often a colleague. */
export type Role = 'student' | 'educator' | 'asked' | 'unknown';

/** What the words right around a name say that the person is. */
export function roleOf(reading: Reading, named: Named): Role {
  if (isAddressed(reading, named.from)) return 'educator';
  if (named.possessive) return roleOfOwner(reading, named);
  const before = roleBefore(reading, named.from);
  if (before === 'student' || before === 'educator') return before;
  const after = roleAfter(reading, named.to);
  return after === 'unknown' ? before : after;
}

/** "Ms. Hill", "Coach Ruiz", "@Ana Ruiz", "I am Ana Ruiz". */
function isAddressed(reading: Reading, from: number): boolean {
  const dot = reading.at(from - 1).text === '.' ? 1 : 0;
  const before = reading.at(from - 1 - dot);
  if (before.lists.has('titles') || before.text === '@') return true;
  const earlier = `${reading.at(from - 2).low} ${before.low}`;
  if (/^(\S* im|i am|me llamo|\S* soy)$/.test(earlier)) return true;
  return earlier === 'name is' && reading.at(from - 3).low === 'my';
}

/** "Ana Ruiz’s 4th grade class" is a teacher's; "Nevaeh Johnson’s 2nd grade teacher" a student's. */
function roleOfOwner(reading: Reading, { to }: Named): Role {
  for (let place = to; place < to + 5; place += 1) {
    if (reading.is(place, 'educators') || reading.is(place, 'family')) return 'student';
    if (reading.is(place, 'theirThings')) return 'educator';
    if (reading.is(place, 'studentMany') || reading.is(place, 'classWords')) return 'educator';
    if (reading.is(place, 'birth') || reading.at(place).kind === 'mark') return 'unknown';
  }
  return 'unknown';
}

const furthest = 16;
const between = /^(and|y|e|to|a|is|named|called|llamad[oa]|[,:(&-]|—|–)$/;

/** Back over the other names of a list: "Thanks to Devon Wright and Priya Raman". */
function roleBefore(reading: Reading, from: number): Role {
  const { sentence } = reading.at(from);
  for (let place = from - 1; place >= from - furthest; place -= 1) {
    const word = reading.at(place);
    if (word.sentence !== sentence) return 'unknown';
    if (reading.covers(place, 'educators') > 0) return 'educator';
    if (word.lists.has('studentOne') || word.lists.has('studentMany')) return 'student';
    if (word.lists.has('thanks')) return 'educator';
    if (word.lists.has('asking')) return 'asked';
    if (/^(with|con)$/.test(word.low)) return teachesWith(reading, place) ? 'educator' : 'unknown';
    if (!between.test(word.low) && !(word.capital && word.kind === 'word')) return 'unknown';
  }
  return 'unknown';
}

/** "I teach 7th grade science with …" */
function teachesWith(reading: Reading, place: number): boolean {
  for (let back = place - 1; back >= place - 7; back -= 1) {
    if (reading.at(back).sentence !== reading.at(place).sentence) return false;
    if (reading.covers(back, 'worksWith') > 0) return true;
  }
  return false;
}

const verbReach = 4;
const appositionReach = 8;

/** "… teaches", "…, grade 4 teacher at Lincoln", "…, who is a sophomore here". */
function roleAfter(reading: Reading, to: number): Role {
  const next = `${reading.at(to).low} ${reading.at(to + 1).low}`;
  if (/^(and|y) (i|yo|me)$/.test(next)) return 'educator';
  for (let place = to; place < to + verbReach; place += 1) {
    if (reading.covers(place, 'educatorVerbs') > 0) return 'educator';
  }
  return /^([,(]|—|–|-|is|was|es|who|que) /.test(next) ? roleBeside(reading, to) : 'unknown';
}

function roleBeside(reading: Reading, to: number): Role {
  const { passage } = reading.at(to - 1);
  for (let place = to + 1; place < to + appositionReach; place += 1) {
    const word = reading.at(place);
    const isOver = word.passage !== passage || /^[,)|;]$/.test(word.text);
    if (isOver) return 'unknown';
    const isOthers = /^(his|her|their|su|sus)$/.test(reading.at(place - 1).low);
    if (reading.covers(place, 'educators') > 0) return isOthers ? 'unknown' : 'educator';
    if (word.lists.has('studentOne')) return isOthers ? 'unknown' : 'student';
  }
  return 'unknown';
}
