import type { Grade } from './grades.ts';
import type { Reading } from './reading.ts';

/** Words to put in the place of others, by places in the text. */
export type Edit = { start: number; end: number; text: string };

export type Wording = {
  student: string;
  students: string;
  theStudent: string;
  inGrade: (grade: string) => string;
  inClass: string;
  leftOut: string;
};
const english: Wording = {
  ...{ student: 'a student', students: 'some students', theStudent: 'the student' },
  ...{ inGrade: (grade) => `a student in ${grade}`, inClass: 'in a class', leftOut: '(left out)' },
};
const spanish: Wording = {
  ...{ student: 'un estudiante', students: 'algunos estudiantes', theStudent: 'el estudiante' },
  ...{ inGrade: (grade) => `un estudiante de ${grade}`, inClass: 'en una clase' },
  leftOut: '(omitido)',
};

const spanishWords = /^(el|la|los|las|lo|de|que|en|y|un|una|es|mi|con|del|se|su|por|como|[¿¡])$/;
const englishWords = /^(the|of|and|to|in|is|my|for|that|with|his|her|we|at|on|has|was)$/;
const enough = 400;

/** In which of our languages most of a text is. */
export function wordingFor({ words }: Reading): Wording {
  let lead = 0;
  for (const { low } of words.slice(0, enough)) {
    if (spanishWords.test(low)) lead += 1;
    if (englishWords.test(low)) lead -= 1;
  }
  return lead > 0 ? spanish : english;
}

const numbers =
  'kindergarten first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth';
const primeros = '0 prim segund tercer cuart quint sext septim octav noven decim';

/** "grade 4" for "4th grade"; undefined where the text says it in a way of its own. */
export function gradeName(reading: Reading, { from, to, kind }: Grade): string | undefined {
  if (kind !== 'grade') return undefined;
  const words = reading.words.slice(from, to);
  if (words.some(({ lists }) => lists.has('kindergarten'))) return 'kindergarten';
  if (!words.some(({ lists }) => lists.has('gradeWords'))) return undefined;
  const number = words.map(({ low }) => numberOf(low)).find((each) => each > 0);
  const isGrado = words.some(({ low }) => low === 'grado');
  return number === undefined ? undefined : `${isGrado ? 'grado' : 'grade'} ${number}`;
}

function numberOf(low: string): number {
  const digits = /^\d{1,2}/.exec(low)?.[0];
  if (digits !== undefined) return Number(digits);
  const place = numbers.split(' ').indexOf(low);
  if (place > 0) return place;
  return primeros.split(' ').findIndex((stem, at) => at > 0 && low.startsWith(stem));
}

/** A text with words put in the place of others; of two that overlap, the first stands. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (edit.start < at) continue;
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** With a capital where a sentence begins. */
export function atBegin(reading: Reading, place: number, text: string): string {
  const isFirst = reading.at(place - 1).sentence !== reading.at(place).sentence;
  return isFirst ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
