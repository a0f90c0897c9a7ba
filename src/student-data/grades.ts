import { isNearWord } from './near-word.ts';
import type { Reading } from './reading.ts';

/** A place in a text that says in which grade or class somebody is, as places of words: `from` on, up to `to`. */
export type Grade = {
  from: number;
  to: number;
  /** `grade`: somebody's grade; `class`: a class of the writer's, or a period; `group`: their school, or their team. */
  kind: 'grade' | 'class' | 'group';
  /** "fifth graders": of the people named right beside it, and of nobody else. */
  many: boolean;
};

const highest = 12;

/** Where a text says in which grade or class somebody is; "the 4th grade team" says it of nobody. */
export function findGrades(reading: Reading): Grade[] {
  const found: Grade[] = [];
  let next = 0;
  for (const place of reading.places.grade) {
    const grade = place < next ? undefined : (gradeAt(reading, place) ?? classAt(reading, place));
    if (!grade) continue;
    const kept = settle(reading, grade);
    if (kept) found.push(kept);
    next = grade.to;
  }
  return found;
}

const grade = (from: number, to: number, many = false): Grade => ({
  from,
  to,
  kind: 'grade',
  many,
});

function gradeAt(reading: Reading, place: number): Grade | undefined {
  const word = reading.at(place);
  if (word.kind === 'mark') return undefined;
  if (isOrdinal(reading, place)) {
    const next = reading.at(place + 1);
    if (reading.is(place + 1, 'gradeWords') || isNearWord(next.low, 'grade', 'grader')) {
      return grade(place, place + 2, next.low === 'graders');
    }
    return schoolYearAt(reading, place);
  }
  if (reading.is(place, 'gradeWords')) return numberedGradeAt(reading, place);
  const age = ageAt(reading, place);
  if (age !== undefined) return grade(place, age);
  const kinder = reading.covers(place, 'kindergarten');
  if (kinder > 0) return grade(place, place + kinder);
  if (reading.is(place, 'yearWords') && namesAYear(reading, place)) {
    return grade(place, place + 1, /s$|men$/.test(word.low));
  }
  return undefined;
}

const youngest = 3;
const oldest = 19;
const ages =
  'three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'.split(
    ' ',
  );

/** "age 6", "6-year-old", "8 años": how old somebody of school age is. */
function ageAt(reading: Reading, place: number): number | undefined {
  const { low } = reading.at(place);
  const isAge = (at: number) => {
    const { kind, text } = reading.at(at);
    const years = kind === 'number' ? Number(text) : ages.indexOf(reading.at(at).low) + youngest;
    return (
      years >= youngest &&
      years <= oldest &&
      (kind === 'number' || ages.includes(text.toLowerCase()))
    );
  };
  if (/^(age|aged|edad)$/.test(low)) {
    const at = reading.at(place + 1).text === ':' ? place + 2 : place + 1;
    return isAge(at) ? at + 1 : undefined;
  }
  if (!isAge(place)) return undefined;
  if (/^anos?$/.test(reading.at(place + 1).low)) return place + 2;
  const isOld =
    /^(years?|yrs?)$/.test(reading.at(place + 1).low) && reading.at(place + 2).low === 'old';
  return isOld ? place + 3 : undefined;
}

/** "4th", "cuarto", "5.º". */
function isOrdinal(reading: Reading, place: number): boolean {
  const word = reading.at(place);
  return word.lists.has('ordinals') || (word.kind === 'number' && /[ºª°]$/.test(word.text));
}

/** "grade 4", "gr. 4", "Grade: 9", "grado cuarto"; a range such as "grades 3-8" is nobody's. */
function numberedGradeAt(reading: Reading, place: number): Grade | undefined {
  const skip = /^[.:]$/.test(reading.at(place + 1).text) ? 1 : 0;
  const at = place + 1 + skip;
  const number = reading.at(at);
  if (isOrdinal(reading, at)) return grade(place, at + 1);
  if (number.kind !== 'number' || !/^\d+$/.test(number.text)) return undefined;
  if (Number(number.text) < 1 || Number(number.text) > highest) return undefined;
  const after = reading.at(at + 1);
  if (/^[-–/.]$/.test(after.text) && reading.at(at + 2).kind === 'number') return undefined;
  return grade(place, at + 1);
}

const isSpanish = /(o|a|er|[ºª°])$/;

/** "segundo de primaria", and "de sexto" or "in seventh" by itself: an ordinal whose noun is understood. */
function schoolYearAt(reading: Reading, place: number): Grade | undefined {
  const school = /^(primaria|secundaria|preparatoria|bachillerato)$/;
  const isOfSchool = reading.at(place + 1).low === 'de' && school.test(reading.at(place + 2).low);
  if (isOfSchool) return grade(place, place + 3);
  return standsAlone(reading, place) ? grade(place, place + 1) : undefined;
}

const ends = /^(and|but|so|now|next|this|here|with|at|y|pero|con|ahora|que|en|gano)$/;

/** "de sexto", "goes into seventh": what is not followed by a noun of its own. */
function standsAlone(reading: Reading, place: number): boolean {
  const { low, sentence } = reading.at(place);
  const next = reading.at(place + 1);
  const isOver = next.kind === 'mark' || next.sentence !== sentence || ends.test(next.low);
  const before = reading.at(place - 1).low;
  if (!isSpanish.test(low)) return /^(in|into|entering)$/.test(before) && isOver;
  const hasNoun = next.lists.has('aboutGrades') || next.lists.has('timeOfDay');
  return (
    /^(de|en|a|mi|nuestro)$/.test(before) &&
    !hasNoun &&
    (isOver || !next.capital || next.text.length === 1)
  );
}

/** "a sophomore", "both juniors"; not "Senior Director", not "a freshman principal". */
function namesAYear(reading: Reading, place: number): boolean {
  if (reading.is(place + 1, 'educators')) return false;
  if (!/^(juniors?|seniors?)$/.test(reading.at(place).low)) return true;
  return /^(a|an|is|are|both|as|my|our|\(|,)$/.test(reading.at(place - 1).low);
}

/** "my 3rd period", "our group", "2nd period", "Period 3", "Room 12". */
function classAt(reading: Reading, place: number): Grade | undefined {
  const found = (to: number): Grade => {
    return { from: place, to, kind: roomOf(reading, place, to), many: false };
  };
  if (reading.is(place, 'ours') || reading.is(place, 'definite')) {
    const at = classNounAfter(reading, place);
    const isTheirs = at !== undefined && (reading.is(place, 'ours') || isSchool(reading, at));
    return isTheirs ? found(at + 1) : undefined;
  }
  if (isOrdinal(reading, place) && reading.is(place + 1, 'timeOfDay')) return found(place + 2);
  const isNumbered = /^(period|per|periodo|room|salon|block|aula)$/.test(reading.at(place).low);
  const at = reading.at(place + 1).text === '.' ? place + 2 : place + 1;
  if (!isNumbered || reading.at(at).kind !== 'number') return undefined;
  const isRoom = /^(room|salon|aula)$/.test(reading.at(place).low);
  return { ...found(at + 1), kind: isRoom ? 'group' : 'class' };
}

const isSchool = (reading: Reading, at: number) =>
  /^(school|elementary|building|escuela|campus|plantel)$/.test(reading.at(at).low);

const wide = /^(school|team|campus|cohort|roster|escuela|plantel|turno|group|grupo)$/;
/** Whether these words are a class, or something that adults belong to as well. "In my kindergarten group" is a class. */
function roomOf(reading: Reading, from: number, to: number): 'class' | 'group' {
  const noun = reading.at(to - 1).low;
  const isIn = /^(in|en|de|from)$/.test(reading.at(from - 1).low) && /^gr/.test(noun);
  return wide.test(noun) && !isIn ? 'group' : 'class';
}

const furthestClassNoun = 4;

function classNounAfter(reading: Reading, place: number): number | undefined {
  for (let at = place + 1; at <= place + furthestClassNoun; at += 1) {
    if (reading.is(at, 'classWords') || isSchool(reading, at)) return at;
    const { kind } = reading.at(at);
    if (kind === 'mark' || reading.is(at, 'leaving')) return undefined;
  }
  return undefined;
}

/** What a grade belongs to: a class of the writer's, somebody, or, with a noun of its own, nobody. */
function settle(reading: Reading, found: Grade): Grade | undefined {
  const owner = reading.at(found.from - 1);
  if (found.kind !== 'grade') return owner.lists.has('pronouns') ? undefined : found;
  const isOurs = owner.lists.has('ours') || reading.at(found.from - 2).lists.has('ours');
  if (reading.is(found.to, 'classWords')) {
    const to = found.to + 1;
    return isOurs ? { ...found, to, kind: roomOf(reading, found.from - 1, to) } : undefined;
  }
  const classAfter = isOurs ? classNounAfter(reading, found.to - 1) : undefined;
  if (classAfter !== undefined) {
    return { ...found, to: classAfter + 1, kind: roomOf(reading, found.from - 1, classAfter + 1) };
  }
  if (reading.is(found.to, 'aboutGrades')) return undefined;
  const comma = reading.at(found.to).text === ',' || reading.at(found.to).text === ':' ? 1 : 0;
  if (reading.is(found.to + comma, 'lessonWords')) return undefined;
  if (owner.low === 'for' || owner.low === 'para') return undefined;
  const noun = owner.low === 'de' ? reading.at(found.from - 2) : owner;
  return noun.lists.has('aboutGrades') || noun.lists.has('educators') ? undefined : found;
}
