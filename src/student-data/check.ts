import { defineProblem } from '../platform/problem.ts';
import { examine, reword } from './rules.ts';
import type { Finding, FindingKind, Rewrite, Wording } from './schemas.ts';

export const studentData = defineProblem(
  'student-data',
  422,
  'This may tell who a student is',
  'Each entry of `errors` points at words that a reasonable person in the school community could link to one student (34 CFR 99.3). Send what `rewrite` suggests, or words of your own; or send the same with `studentDataConfirmed: true`, and a moderator sees that.',
);

const explanations: Record<FindingKind, string> = {
  'student-name': 'A full name that is said to be a student’s',
  'name-with-grade': 'A name with the grade, the class or the age of the person',
  'name-with-birth-date': 'A name with a day of birth',
  'name-with-detail': 'A name with a disability, a breach of discipline or another hard thing',
  'small-group': 'So few students that those around them know who they are, with a hard thing',
  'student-id': 'A number that stands for a student',
  'phone-number': 'A phone number',
  'home-address': 'Where a family lives',
  'student-email': 'An e-mail address of a student or a family',
};

const parts = ['title', 'body'] as const;

const lists = ['words', 'prompts'] as const;
type Lists = { [List in (typeof lists)[number]]?: readonly string[] };

/** What someone writes at a time: a title, a text, or several short ones. */
type Texts = Wording & Lists;

/** What in a text may tell who a student is, and the same text made general. */
export function review(texts: Texts): { findings: Finding[]; rewrite: (Rewrite & Lists) | null } {
  const findings = [
    ...parts.flatMap((part) => findIn(part, texts[part])),
    ...lists.flatMap((list) =>
      (texts[list] ?? []).flatMap((text, index) => findIn(`${list}/${index}`, text)),
    ),
  ];
  if (findings.length === 0) return { findings, rewrite: null };
  const rewrite: Rewrite & Lists = {};
  for (const part of parts) {
    const text = texts[part];
    if (text !== undefined) rewrite[part] = reword(text);
  }
  for (const list of lists) {
    const all = texts[list];
    if (all) rewrite[list] = all.map(reword);
  }
  return { findings, rewrite };
}

const findIn = (part: string, text = ''): Finding[] =>
  examine(text).findings.map((found) => ({ pointer: `#/${part}`, ...found }));

/**
 * Refuses words that may tell who a student is, until their author has seen why and confirms them.
 *
 * @param confirmed  the author has, and posts them as they are
 * @returns          the kinds of what is in confirmed words, once each, for a moderator to see; most often none
 * @throws           `student-data`, with the places, the reasons and a rewrite
 */
export function checkStudentData(texts: Texts, confirmed: boolean): FindingKind[] {
  const { findings, rewrite } = review(texts);
  if (findings.length === 0) return [];
  if (confirmed) return [...new Set(findings.map(({ kind }) => kind))].sort();
  const errors = findings.map((finding) => ({ ...finding, detail: explanations[finding.kind] }));
  throw studentData('Nothing was posted', { errors, rewrite });
}
