import { type Day, findBirth } from './births.ts';
import type { Grade } from './grades.ts';
import { hasDetail } from './named-details.ts';
import { isSpokenOf, type Named } from './named-people.ts';
import type { Reading } from './reading.ts';
import { type Role, roleOf } from './roles.ts';
import { findRosterLines } from './rosters.ts';
import type { FindingKind } from './schemas.ts';

/** A name that tells who a student is, with what makes it tell: a grade, a day of birth, a hard thing. */
export type NamedStudent = {
  named: Named;
  kind: FindingKind;
  grade?: Grade;
  /** The day of birth, as places of words. */
  born?: Day;
};

/** Which of the people named are students whom their grade, their birth or what happened to them points to. */
export function findNamedStudents(
  reading: Reading,
  people: readonly Named[],
  grades: readonly Grade[],
): NamedStudent[] {
  const rosters = findRosterLines(reading);
  let first = 0;
  return people.flatMap((named): NamedStudent[] => {
    while ((grades[first]?.to ?? Infinity) < named.from - furthestGrade) first += 1;
    const role = roleOf(reading, named);
    if (role === 'educator') return [];
    const born = findBirth(reading, named);
    if (born) return [{ named, kind: 'name-with-birth-date', born }];
    const near = grades.slice(first, first + mostGrades);
    const theirs = near.filter((each) => belongs(reading, named, role, each));
    const grade = theirs.find(({ from }) => from >= named.to) ?? theirs.at(-1);
    if (grade) return [{ named, kind: 'name-with-grade', grade }];
    const isInRoster = named.part === 'full' && rosters.has(reading.at(named.from).sentence);
    if (isInRoster || ownsGrade(reading, named, role)) return [{ named, kind: 'name-with-grade' }];
    if (hasDetail(reading, named, role)) return [{ named, kind: 'name-with-detail' }];
    return isToldToBe(reading, named, role) ? [{ named, kind: 'student-name' }] : [];
  });
}

/** "my student Marcus Hill"; not "my daughter Ximena Park", who is the writer's to tell. */
const isToldToBe = (reading: Reading, named: Named, role: Role): boolean =>
  role === 'student' &&
  named.part === 'full' &&
  named.listed &&
  !named.possessive &&
  !/^(son|daughter|stepson|stepdaughter|hij[oa])$/.test(reading.at(named.from - 1).low);

const furthestGrade = 12;
const mostGrades = 12;

function belongs(reading: Reading, named: Named, role: Role, grade: Grade): boolean {
  if (grade.kind === 'group' || named.part === 'first') return false;
  if (reading.at(grade.from).passage !== reading.at(named.from).passage) return false;
  const isBefore = grade.to <= named.from;
  const [from, to] = isBefore ? [grade.to, named.from] : [named.to, grade.from];
  if (to - from > furthestGrade || to < from) return false;
  const isUnsure = role === 'asked' || (named.part === 'initials' && role !== 'student');
  if (isUnsure && to - from > 2) return false;
  if (grade.many) return isListOfNames(reading, from, to);
  const isSurelyNamed = named.listed || role === 'student' || isSpokenOf(reading, named);
  const isClose = grade.kind === 'grade' && to - from <= 4;
  return (isSurelyNamed || isClose) && !isOurDoing(reading, from, to);
}

/** "Nevaeh Johnson’s 2nd grade teacher" */
const ownsGrade = (reading: Reading, { to, part, possessive }: Named, role: Role): boolean =>
  part === 'full' &&
  possessive &&
  role === 'student' &&
  [to, to + 1].some((place) => reading.is(place, 'gradeWords') || reading.is(place, 'yearWords'));

/** Between "fifth graders" and a name stand only other names; between a name and "are fifth graders", only that verb. */
function isListOfNames(reading: Reading, from: number, to: number): boolean {
  for (let place = from; place < to; place += 1) {
    const { kind, capital, low } = reading.at(place);
    if (kind === 'word' && !capital && !/^(and|y|e|are|son|were|both)$/.test(low)) return false;
  }
  return true;
}

/** "In grade 6 we use what Kim Park showed": what the writer does stands between, or a semicolon. */
function isOurDoing(reading: Reading, from: number, to: number): boolean {
  for (let place = from; place < to; place += 1) {
    if (reading.at(place).text === ';') return true;
    const has = /^(have|had|got|has|tengo|tenemos|tuve)$/.test(reading.at(place + 1).low);
    if (/^(i|we|nosotros|nosotras|yo)$/.test(reading.at(place).low) && !has) return true;
  }
  return false;
}
