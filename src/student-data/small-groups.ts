import { findDetail, isNotReal } from './details.ts';
import type { Grade } from './grades.ts';
import type { Reading } from './reading.ts';

/** A handful of students, or one, whom a hard thing and their class point to. Places of words. */
export type SmallGroup = {
  from: number;
  to: number;
  many: boolean;
  /** Where the class is said, outside the words of the group itself. */
  anchors: { from: number; to: number }[];
};

const reach = 16;

export function findSmallGroups(reading: Reading, grades: readonly Grade[]): SmallGroup[] {
  const found: SmallGroup[] = [];
  let first = 0;
  for (const place of reading.places.student) {
    if (!isStudents(reading, place)) continue;
    while ((grades[first]?.to ?? Infinity) < place - reach) first += 1;
    const size = sizeOf(reading, place);
    if (size === undefined || size.from < (found.at(-1)?.to ?? 0)) continue;
    const near = grades.slice(first, first + reach);
    const group = settle(reading, { ...size, to: place + 1 }, near);
    if (group) found.push(group);
  }
  return found;
}

/** "kids", "boy", "twins", and "the one who …". */
function isStudents(reading: Reading, place: number): boolean {
  const { lists, low } = reading.at(place);
  if (lists.has('studentOne') || lists.has('studentMany')) return !isWith(reading, place);
  if (lists.has('severalBorn')) return true;
  return low === 'one' && /^(who|with|that)$/.test(reading.at(place + 1).low);
}

/** "student teacher", "student data": the noun is the next word. */
const isWith = (reading: Reading, place: number) =>
  reading.is(place + 1, 'educators') || reading.is(place + 1, 'generalNouns');

type Size = {
  from: number;
  many: boolean;
  /** `vague`: "a student", who may be anybody's; `set`: "the boy", "both", "three of my"; `owned`: "the director’s son". */
  sure: 'vague' | 'set' | 'owned';
};

const longestGroup = 9;

/** How many they are, from the words before: undefined for more than five, or for who knows how many. */
function sizeOf(reading: Reading, noun: number): Size | undefined {
  const { sentence, lists } = reading.at(noun);
  const isMany = lists.has('studentMany') || lists.has('severalBorn');
  let size: Size | undefined = lists.has('severalBorn')
    ? { from: noun, many: true, sure: 'set' }
    : undefined;
  for (let place = noun - 1; place >= noun - longestGroup; place -= 1) {
    const word = reading.at(place);
    if (word.sentence !== sentence || word.kind === 'mark' || word.kind === 'person') break;
    if (word.possessive) return ownerOf(reading, place);
    if (isTooMany(reading, place)) return undefined;
    const next = sizeAt(reading, place, isMany);
    if (next) size = size && next.sure === 'vague' ? size : next;
    else if (isBreak(reading, place)) break;
  }
  if (size?.sure === 'vague' && isMine(reading, noun + 1)) size.sure = 'set';
  return size && { ...size, from: withArticle(reading, size.from) };
}

/** "a student of mine" */
const isMine = (reading: Reading, place: number) =>
  /^(of mine|mi[oa] \S*)$/.test(`${reading.at(place).low} ${reading.at(place + 1).low}`);

/** "a couple", "my two", "the only" */
function withArticle(reading: Reading, from: number): number {
  const isCouple =
    reading.at(from - 1).low === 'a' && /^(couple|pair|single)$/.test(reading.at(from).low);
  const isNamed = reading.is(from - 1, 'ours') || reading.is(from - 1, 'definite');
  return isCouple || isNamed ? from - 1 : from;
}

function isBreak(reading: Reading, place: number): boolean {
  const { lists, low } = reading.at(place);
  const isNoun = lists.has('studentOne') || lists.has('studentMany') || lists.has('educators');
  return isNoun || (lists.has('leaving') && low !== 'de') || lists.has('pronouns');
}

const isTooMany = (reading: Reading, place: number): boolean => {
  const { kind, text, lists } = reading.at(place);
  if (lists.has('ordinals') || reading.is(place + 1, 'gradeWords')) return false;
  return lists.has('large') || (kind === 'number' && /^\d+$/.test(text) && Number(text) > 5);
};

function sizeAt(reading: Reading, place: number, many: boolean): Size | undefined {
  const word = reading.at(place);
  const isGrade = reading.is(place - 1, 'gradeWords') || reading.is(place - 1, 'timeOfDay');
  if (word.lists.has('only')) return { from: place, many, sure: 'set' };
  const isOne = /^(one|uno|una|1)$/.test(word.low) && many;
  if (isOne || (word.lists.has('small') && !isGrade)) {
    return { from: place, many: many && !isOne, sure: 'set' };
  }
  if (many) return undefined;
  if (word.lists.has('indefinite')) return { from: place, many, sure: 'vague' };
  const isSet = word.lists.has('definite') || word.lists.has('ours');
  return isSet ? { from: place, many, sure: 'set' } : undefined;
}

/** "the superintendent’s son" */
function ownerOf(reading: Reading, place: number): Size | undefined {
  if (!reading.is(place, 'educators') && !reading.is(place, 'titles')) return undefined;
  const from =
    reading.is(place - 1, 'definite') || reading.is(place - 1, 'ours') ? place - 1 : place;
  return { from, many: false, sure: 'owned' };
}

function settle(
  reading: Reading,
  group: Size & { to: number },
  grades: readonly Grade[],
): SmallGroup | undefined {
  const { sentence, passage } = reading.at(group.to - 1);
  const [from, to] = within(reading, sentence, group.from, group.to);
  const parent = parentAfter(reading, group.to);
  const sure = parent === undefined ? group.sure : 'owned';
  const close = grades.filter(
    (grade) => grade.to > from - 1 && grade.from < to && reading.at(grade.from).passage === passage,
  );
  const anchors = close.filter((grade) => isAnchor(reading, sure, grade));
  if (sure !== 'owned' && anchors.length === 0 && !isOurs(reading, group)) return undefined;
  if (isNotReal(reading, from, to) || findDetail(reading, from, to) === undefined) return undefined;
  const whole = { from: group.from, to: parent ?? group.to };
  const outside = anchors.filter((grade) => grade.from >= whole.to || grade.to <= whole.from);
  return { ...whole, many: group.many, anchors: joined(reading, outside) };
}

/** "mi clase de séptimo" is one class, said in two ways. */
function joined(reading: Reading, anchors: readonly Grade[]): SmallGroup['anchors'] {
  const whole: SmallGroup['anchors'] = [];
  for (const { from, to } of anchors) {
    const last = whole.at(-1);
    const goesOn = last && from - last.to <= 1 && /^(de|of|in|en)?$/.test(reading.at(last.to).low);
    if (goesOn || (last && from <= last.to)) last.to = to;
    else whole.push({ from, to });
  }
  return whole;
}

/** The words of the same sentence around a group. */
function within(reading: Reading, sentence: number, first: number, last: number): [number, number] {
  let [from, to] = [first, last];
  while (from > first - reach && reading.at(from - 1).sentence === sentence) from -= 1;
  while (to < last + reach && reading.at(to).sentence === sentence) to += 1;
  return [from, to];
}

/** "a student" may be anybody's unless the class is the writer's own. */
function isAnchor(reading: Reading, sure: Size['sure'], grade: Grade): boolean {
  if (sure !== 'vague') return true;
  return reading.is(grade.from, 'ours') || reading.at(grade.from - 1).lists.has('ours');
}

/** "one of my sophomores": the year of the writer's own students. */
const isOurs = (reading: Reading, { from, to }: { from: number; to: number }): boolean =>
  reading.is(to - 1, 'yearWords') &&
  reading.words.slice(from, to).some(({ lists }) => lists.has('ours'));

/** "la hija del director": the place after the parent. */
function parentAfter(reading: Reading, to: number): number | undefined {
  const isChild = /^(hij[oa]|niet[oa])$/.test(reading.at(to - 1).low);
  if (!isChild || !/^(del|de)$/.test(reading.at(to).low)) return undefined;
  const noun = reading.is(to + 1, 'definite') ? to + 2 : to + 1;
  return reading.is(noun, 'educators') ? noun + 1 : undefined;
}
