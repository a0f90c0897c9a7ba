import { detailAt } from './details.ts';
import type { Reading } from './reading.ts';
import { atBegin, type Edit, type Wording } from './rewording.ts';
import type { SmallGroup } from './small-groups.ts';
import type { Found } from './whose.ts';

/** What could stand in the place of a handful of students and of their class: "some autistic students". */
export function groupEdits(reading: Reading, wording: Wording, groups: readonly SmallGroup[]) {
  const findings: Found[] = [];
  const more: Edit[] = [];
  for (const { from, to, many, anchors } of groups) {
    const [start, end] = [reading.at(from).start, reading.at(to - 1).end];
    const general = many ? wording.students : wording.student;
    const suggestion = atBegin(reading, from, withDetail(reading, from, to, general));
    findings.push({ kind: 'small-group', start, end, suggestion });
    for (const anchor of anchors) more.push(classEdit(reading, anchor, wording.inClass));
  }
  return { findings, more };
}

/** Keeps the hard thing, which the talk is about: "the two autistic kids" become "some autistic students". */
function withDetail(reading: Reading, from: number, to: number, general: string): string {
  for (let place = from; place < to; place += 1) {
    const length = detailAt(reading, place);
    if (length === 0) continue;
    const detail = reading.text.slice(reading.at(place).start, reading.at(place + length - 1).end);
    const [article = '', noun = ''] = general.split(' ');
    const isEnglish = noun.startsWith('student');
    if (!isEnglish) return `${general} ${detail}`;
    const fits = article === 'a' && /^[aeiou]/i.test(detail) ? 'an' : article;
    return `${fits} ${detail} ${noun}`;
  }
  return general;
}

/** "in my 3rd period" becomes "in a class". */
function classEdit(
  reading: Reading,
  { from, to }: { from: number; to: number },
  inClass: string,
): Edit {
  const isIn = /^(in|of|from|on|at|en|de)$/.test(reading.at(from - 1).low);
  const first = isIn ? from - 1 : from;
  const text = isIn ? inClass : inClass.replace(/^\S+ /, '');
  const [start, end] = [reading.at(first).start, reading.at(to - 1).end];
  return { start, end, text: atBegin(reading, first, text) };
}
