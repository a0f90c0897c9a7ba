import type { NamedStudent } from './named-students.ts';
import type { Reading } from './reading.ts';
import { atBegin, type Edit, gradeName, type Wording } from './rewording.ts';
import type { Found } from './whose.ts';

type Wanted = { findings: Found[]; more: Edit[] };

/** What could stand in the place of the names of students, here and wherever else the text has them. */
export function nameEdits(
  reading: Reading,
  wording: Wording,
  students: readonly NamedStudent[],
): Wanted {
  const findings: Found[] = [];
  const more: Edit[] = [];
  for (let place = 0; place < students.length; place += 1) {
    const chain = chainFrom(reading, students, place);
    const [first] = chain;
    if (!first) break;
    findings.push(
      chain.length > 1 ? severalOf(reading, wording, chain) : oneOf(reading, wording, first),
    );
    for (const { born } of chain) if (born) more.push(editOf(reading, born, wording.leftOut));
    place += chain.length - 1;
  }
  return { findings, more: [...more, ...repeats(reading, wording, students)] };
}

/** Students who are named one after the other: "Jamal Whitfield, Chloe Park and Ethan Brooks". */
function chainFrom(reading: Reading, students: readonly NamedStudent[], place: number) {
  let end = place + 1;
  while (end < students.length) {
    const [before, next] = [students[end - 1]?.named.to ?? 0, students[end]?.named.from ?? 0];
    const isNext = next - before <= 2 && next > before;
    const joins =
      isNext && reading.words.slice(before, next).every(({ low }) => /^(and|y|e|,|&)$/.test(low));
    if (!joins || students[end - 1]?.born) break;
    end += 1;
  }
  return students.slice(place, end);
}

const editOf = (
  reading: Reading,
  { from, to }: { from: number; to: number },
  text: string,
): Edit => ({
  start: reading.at(from).start,
  end: reading.at(to - 1).end,
  text,
});

/** "My third grader Lily Nguyen": the words before already say all that is wanted. */
const isSaid = (reading: Reading, from: number): boolean =>
  reading.is(from - 1, 'studentOne') || reading.is(from - 1, 'studentMany');

function severalOf(reading: Reading, wording: Wording, chain: readonly NamedStudent[]): Found {
  const [first, last] = [chain[0], chain.at(-1)];
  const from = first?.named.from ?? 0;
  const kind = first?.kind ?? 'name-with-grade';
  return findingOf(reading, kind, from, last?.named.to ?? from + 1, wording.students);
}

function oneOf(reading: Reading, wording: Wording, { named, kind, grade }: NamedStudent): Found {
  const { from, to, possessive } = named;
  const beside = grade && grade.from >= to && isBeside(reading, to, grade.from);
  const name = beside ? gradeName(reading, grade) : undefined;
  if (beside && name !== undefined && !possessive) {
    const closes = reading.at(grade.from - 1).text === '(' && reading.at(grade.to).text === ')';
    const end = closes ? grade.to + 1 : grade.to;
    return findingOf(reading, kind, from, end, wording.inGrade(name));
  }
  return findingOf(reading, kind, from, to, `${wording.student}${possessive ? '’s' : ''}`);
}

/** Between a name and a grade nothing but ", (" or "in": "Marcus Hill (4th grade)". */
const isBeside = (reading: Reading, from: number, to: number): boolean =>
  to - from <= 2 &&
  reading.words.slice(from, to).every(({ low }) => /^([,(]|in|de|en|a)$/.test(low));

function findingOf(
  reading: Reading,
  kind: Found['kind'],
  from: number,
  to: number,
  suggestion: string,
): Found {
  const end = reading.at(to - 1).end;
  if (!isSaid(reading, from)) {
    return {
      kind,
      start: reading.at(from).start,
      end,
      suggestion: atBegin(reading, from, suggestion),
    };
  }
  const owns = suggestion.endsWith('’s') ? '’s' : '';
  return { kind, start: reading.at(from - 1).end, end, suggestion: owns };
}

/** The same names further on: "Marcus" after "Marcus Hill". */
function repeats(
  reading: Reading,
  { theStudent }: Wording,
  students: readonly NamedStudent[],
): Edit[] {
  const parts = students.flatMap(({ named }) => reading.words.slice(named.from, named.to));
  const names = new Set(
    parts.filter((word) => word.lists.has('given') || word.capital).map(({ low }) => low),
  );
  const edits: Edit[] = [];
  let next = 0;
  for (const place of reading.places.name) {
    if (place < next || !reading.is(place, 'given')) continue;
    let to = place;
    while (isOneOf(reading, to, names)) to += 1;
    if (to === place) continue;
    const owns = reading.at(to - 1).possessive ? '’s' : '';
    edits.push(editOf(reading, { from: place, to }, atBegin(reading, place, theStudent + owns)));
    next = to;
  }
  return edits;
}

const isOneOf = (reading: Reading, place: number, names: ReadonlySet<string>): boolean => {
  const { low, capital, kind } = reading.at(place);
  return kind === 'word' && capital && low.length > 1 && names.has(low);
};
