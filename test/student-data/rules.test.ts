import { describe, expect, it } from '@jest/globals';
import { read } from '../../src/student-data/reading.ts';
import { examine, reword } from '../../src/student-data/rules.ts';
import { findingKinds } from '../../src/student-data/schemas.ts';

const seen = (text: string) =>
  examine(text).findings.map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('what may tell who a student is', () => {
  const cases: [kind: string, text: string, words: string][] = [
    ['student-name', 'My student Marcus Hill likes it', ' Marcus Hill'],
    ['name-with-grade', 'So Marcus Hill (4th grade) read it', 'Marcus Hill (4th grade)'],
    ['name-with-grade', 'Lucía Mendoza está en quinto grado', 'Lucía Mendoza'],
    ['name-with-birth-date', 'Marcus Hill, DOB 3/14/2014', 'Marcus Hill'],
    ['name-with-detail', 'Marisol Vega has an IEP', 'Marisol Vega'],
    ['small-group', 'the two autistic kids in my 3rd period', 'the two autistic kids'],
    ['student-id', 'his student ID is 4471923', '4471923'],
    ['phone-number', 'mom is at (919) 555-0148', '(919) 555-0148'],
    ['home-address', 'he lives at 1412 Maple Street', '1412 Maple Street'],
    ['student-email', 'ask mhill28@students.alder.k12.ca.us', 'mhill28@students.alder.k12.ca.us'],
  ];
  it.each(cases)('%s: %s', (kind, text, words) => {
    expect(seen(text)).toEqual([[kind, words]]);
  });

  it('has an example of every kind', () => {
    expect(new Set(cases.map(([kind]) => kind))).toEqual(new Set(findingKinds));
  });

  it.each([
    'Ana Ruiz, grade 4 teacher at Lincoln',
    'Thank you @[Marcus Hill](0190f3c2-1111-7aaa-8bbb-000000000001), 4th grade was a joy',
    'Room 114, course 4100, PD on 3/14/2026',
    'Dr. Elena Vasquez taught first grade',
    'How do you support a student with dyslexia?',
    'Call the front office at (510) 555-0123',
    '12 of my 28 students have a 504 plan',
  ])('is not in: %s', (text) => {
    expect(seen(text)).toEqual([]);
  });

  it('is found in each place where it stands, in order and apart', () => {
    const text = 'Marcus Hill (4th grade). His mom: 919-555-0148. His student ID is 4471923.';
    const { findings } = examine(text);
    expect(findings.map(({ kind }) => kind)).toEqual([
      'name-with-grade',
      'phone-number',
      'student-id',
    ]);
    findings.reduce((end, finding) => {
      expect(finding.start).toBeGreaterThanOrEqual(end);
      expect(finding.end).toBeGreaterThan(finding.start);
      return finding.end;
    }, 0);
  });
});

describe('words that say less', () => {
  it.each([
    ['Marcus Hill (4th grade) can’t wait.', 'A student in grade 4 can’t wait.'],
    ['I have Marcus Hill in grade 6.', 'I have a student in grade 6.'],
    ['The two autistic kids in my 3rd period sing.', 'Some autistic students in a class sing.'],
    ['Los dos niños autistas de mi tercera hora.', 'Algunos estudiantes autistas en una clase.'],
    ['Diego Fuentes, de cuarto grado, lee.', 'Un estudiante de grado 4, lee.'],
    ['Mom’s cell is (919) 555-0148.', 'Mom’s cell is (left out).'],
    ['Period 3: Jamal Whitfield and Chloe Park.', 'Period 3: some students.'],
    ['Marcus Hill, grade 4. Marcus’s desk', 'A student in grade 4. The student’s desk'],
    ['We talk on Thursdays.', 'We talk on Thursdays.'],
  ])('%s', (text, less) => {
    expect(reword(text)).toBe(less);
  });
});

describe('a text made to keep the guard busy', () => {
  const longest = 64 * 1024;
  const fill = (piece: string, length: number) =>
    piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  const pieces = [
    ...[
      'grade 4 ',
      'Marcus Hill ',
      'a student ',
      'one of the ',
      'the two autistic kids in my 3rd period ',
    ],
    ...[
      '@[',
      '@',
      'a@',
      `${'x'.repeat(64)}@`,
      '1',
      '1-',
      '1 ',
      '1.',
      '555-',
      '4.º',
      "a'",
      'A. ',
      'K. ',
    ],
    ...[
      'DOB 3/14/2014 ',
      'born ',
      'student id # ',
      'Hill, Marcus ',
      'my ',
      'my my class ',
      'de la ',
    ],
    ...[
      'calle 1 ',
      '1412 Maple ',
      'https://x ',
      'http',
      '\n',
      '’s',
      'é',
      'Student | Grade\n',
      '\u2060',
    ],
  ];

  // Each look at a word is counted. Twice the text may cost twice the looks and a few more, never four times as many.
  it.each(pieces)('costs no more a word when it is long: %j', (piece) => {
    const looks = (length: number) => examine(`1 ${fill(piece, length)}`).looks;
    expect(looks(longest)).toBeLessThanOrEqual(looks(longest / 2) * 2 + 2_000);
    const words = read(fill(piece, longest)).words.length;
    expect(looks(longest)).toBeLessThanOrEqual(words * 120 + 2_000);
  });

  it('is read from end to end: every character stands in at most one word, in order', () => {
    for (const piece of pieces) {
      const { words } = read(fill(piece, 4_000));
      const isApart = words.every(({ start }, place) => start >= (words[place - 1]?.end ?? 0));
      expect([piece, isApart]).toEqual([piece, true]);
    }
  });
});
