import type { Reading } from './reading.ts';
import { ownerAt, type Spotted } from './whose.ts';

const longestPart = 64;
const inAddress = /[\p{L}\p{N}._%+-]/u;
const ofStudents =
  /(^|\.)(students?|stu|stud|alumn[oa]s?|estudiantes?|pupils?|learners?|scholars)\./;
/** The year in which a class leaves school: "27okosei", "zmiller2031". */
const ofClass = /^(2[2-9]|3\d)\D|\D(20[23]\d|2[6-9]|3\d)$/;
const ofEverybody = /^(gmail|yahoo|hotmail|outlook|icloud|aol)\./;

/** E-mail addresses of students and of families. */
export function findEmails(reading: Reading): Spotted[] {
  const { text } = reading;
  const found: Spotted[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const [local, domain] = [partBefore(text, at), partAfter(text, at)];
    if (local === '' || !domain.includes('.')) continue;
    const start = at - local.length;
    const isTold = isOfStudent(local, domain) || isNamedAsTheirs(reading, start);
    if (isTold) found.push({ kind: 'student-email', start, end: at + 1 + domain.length });
  }
  return found;
}

function partBefore(text: string, at: number): string {
  let start = at;
  while (start > 0 && at - start < longestPart && inAddress.test(text.charAt(start - 1)))
    start -= 1;
  return text.slice(start, at);
}

function partAfter(text: string, at: number): string {
  let end = at + 1;
  while (end < text.length && end - at < longestPart && inAddress.test(text.charAt(end))) end += 1;
  return text.slice(at + 1, end).replace(/[.-]+$/, '');
}

const isOfStudent = (local: string, domain: string) =>
  ofStudents.test(domain.toLowerCase()) ||
  (ofClass.test(local) && !ofEverybody.test(domain.toLowerCase()));

function isNamedAsTheirs(reading: Reading, start: number): boolean {
  const place = wordAt(reading, start);
  return ownerAt(reading, place) === 'family';
}

/** The place of the word that begins at, or holds, this character: found by halving. */
function wordAt({ words }: Reading, start: number): number {
  let [from, to] = [0, words.length - 1];
  while (from < to) {
    const middle = Math.ceil((from + to) / 2);
    if ((words[middle]?.start ?? 0) <= start) from = middle;
    else to = middle - 1;
  }
  return from;
}
