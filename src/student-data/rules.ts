import { findAddresses } from './addresses.ts';
import { findEmails } from './emails.ts';
import { findGrades } from './grades.ts';
import { groupEdits } from './group-wording.ts';
import { nameEdits } from './name-wording.ts';
import { findNamed } from './named-people.ts';
import { findNamedStudents } from './named-students.ts';
import { findPhones } from './phones.ts';
import { isWorthReading } from './pre-test.ts';
import { read } from './reading.ts';
import { applyEdits, type Edit, wordingFor } from './rewording.ts';
import { findSmallGroups } from './small-groups.ts';
import { findStudentNumbers } from './student-numbers.ts';
import type { Found } from './whose.ts';

export type Examined = { findings: Found[]; edits: Edit[]; looks: number };

/**
 * What in a text may tell who a student is, with words that could stand there instead.
 *
 * Spans are places in the text in UTF-16 units, in order and apart from each other. Each word is looked at a bounded
 * number of times, however the text is made.
 *
 * @see 34 CFR 99.3, "personally identifiable information": what would allow a reasonable person in the school community,
 *      without personal knowledge of the circumstances, to identify the student with reasonable certainty
 */
export function examine(text: string): Examined {
  if (!isWorthReading(text)) return { findings: [], edits: [], looks: 0 };
  const reading = read(text);
  const grades = findGrades(reading);
  const students = findNamedStudents(reading, findNamed(reading), grades);
  const groups = findSmallGroups(reading, grades);
  const others = [findStudentNumbers, findPhones, findAddresses, findEmails].flatMap((find) =>
    find(reading),
  );
  const looks = reading.looks();
  if (students.length + groups.length + others.length === 0)
    return { findings: [], edits: [], looks };

  const wording = wordingFor(reading);
  const names = nameEdits(reading, wording, students);
  const small = groupEdits(reading, wording, groups);
  const left = others.map((found) => ({ ...found, suggestion: wording.leftOut }));
  const findings = apart([...names.findings, ...small.findings, ...left]);
  const edits = findings.map(({ start, end, suggestion }) => ({ start, end, text: suggestion }));
  return { findings, edits: [...edits, ...names.more, ...small.more], looks };
}

/** In the order of the text; of two that overlap, the one that begins first. */
function apart(findings: Found[]): Found[] {
  const sorted = findings.sort((a, b) => a.start - b.start || b.end - a.end);
  return sorted.filter((finding, place) => finding.start >= (sorted[place - 1]?.end ?? 0));
}

const mostRounds = 3;

/** The same text with what may tell who a student is made general. */
export function reword(text: string): string {
  let reworded = text;
  for (let round = 0; round < mostRounds; round += 1) {
    const { findings, edits } = examine(reworded);
    if (findings.length === 0) return reworded;
    reworded = applyEdits(reworded, edits);
  }
  return reworded;
}
