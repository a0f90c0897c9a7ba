import { defineProblem } from '../platform/problem.ts';
import { findInName } from './file-name.ts';
import { examine, reword } from './rules.ts';
import type { Finding, FindingKind, FlaggedPart, Rewrite, Wording } from './schemas.ts';

export const studentData = defineProblem(
  'student-data',
  422,
  'This may tell who a student is',
  'Each entry of `errors` points at words that a reasonable person in the school community could link to one student (34 CFR 99.3). Send what `rewrite` suggests, or words of your own; take out a file whose name tells it; or send the same with `studentDataConfirmed: true`, and a moderator sees that.',
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

const texts = ['title', 'body'] as const;
const lists = ['words', 'prompts'] as const;

/** What someone writes at a time: a title, a text, or several short ones; and what they say of files. */
type Said = Wording & { [List in (typeof lists)[number]]?: readonly string[] };
type Reworded = Rewrite & Pick<Said, (typeof lists)[number]>;

/** A place in what was said, what stands there, and how it is looked at. */
type Piece = { part: FlaggedPart; pointer: string; text: string; find: typeof findInText };

const findInText = (text: string) => examine(text).findings;

const piecesOf = (said: Said): Piece[] => [
  ...texts.map((part) => ({
    part,
    pointer: `#/${part}`,
    text: said[part] ?? '',
    find: findInText,
  })),
  ...lists.flatMap((part) =>
    (said[part] ?? []).map((text, at) => ({
      ...{ part, pointer: `#/${part}/${at}`, text, find: findInText },
    })),
  ),
  ...(said.attachments ?? []).flatMap(({ name, alt }, at) => [
    {
      part: 'file-name' as const,
      pointer: `#/attachments/${at}/name`,
      text: name,
      find: findInName,
    },
    { part: 'alt-text' as const, pointer: `#/attachments/${at}/alt`, text: alt, find: findInText },
  ]),
];

const findAll = (said: Said) =>
  piecesOf(said).flatMap(({ part, pointer, text, find }) =>
    find(text).map((found) => ({ part, finding: { pointer, ...found } })),
  );

/** What in a text may tell who a student is, and the same text made general. */
export function review(said: Said): { findings: Finding[]; rewrite: Reworded | null } {
  const found = findAll(said);
  const findings = found.map(({ finding }) => finding);
  const isMended = found.some(({ part }) => part !== 'file-name');
  return { findings, rewrite: isMended ? rewordAll(said) : null };
}

function rewordAll({ attachments, ...said }: Said): Reworded {
  const reworded: Reworded = {};
  for (const part of texts) {
    const text = said[part];
    if (text !== undefined) reworded[part] = reword(text);
  }
  for (const list of lists) {
    const all = said[list];
    if (all) reworded[list] = all.map(reword);
  }
  if (attachments) reworded.attachments = attachments.map(({ alt }) => ({ alt: reword(alt) }));
  return reworded;
}

/** What was found in confirmed words, for a moderator to see: of which kinds, and where; each once. */
export type Confirmed = { kinds: FindingKind[]; parts: FlaggedPart[] };

/**
 * Refuses words that may tell who a student is, until their author has seen why and confirms them.
 *
 * @param confirmed  the author has, and posts them as they are
 * @returns          null where nothing was found, as most often
 * @throws           `student-data`, with the places, the reasons and a rewrite
 */
export function checkStudentData(said: Said, confirmed: boolean): Confirmed | null {
  const found = findAll(said);
  if (found.length === 0) return null;
  if (confirmed) {
    const kinds = [...new Set(found.map(({ finding }) => finding.kind))].sort();
    return { kinds, parts: [...new Set(found.map(({ part }) => part))] };
  }
  const { findings, rewrite } = review(said);
  const errors = findings.map((finding) => ({ ...finding, detail: explanations[finding.kind] }));
  throw studentData('Nothing was posted', { errors, rewrite });
}
