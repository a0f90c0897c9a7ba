import { defineProblem, invalidInput } from '../platform/problem.ts';
import type { DraftWords } from './schemas.ts';
import type { Draft } from './tables.ts';

/** How many unfinished texts one person has here at most. */
export const mostDrafts = 200;
/** For how long what nobody went on with is kept, days. */
export const keptDays = 90;

export type Kind = Draft['kind'];
export type Spot = Pick<Draft, 'kind' | 'subjectId'>;

export const tooManyDrafts = defineProblem(
  'too-many-drafts',
  409,
  'There are too many unfinished texts',
  `One person keeps up to ${mostDrafts} drafts here. Post or throw away some of them; what you write stays on this device meanwhile.`,
);

const partsOf: Record<Kind, readonly (keyof DraftWords)[]> = {
  reply: ['text'],
  topic: ['title', 'text'],
  edit: ['text'],
  brief: ['text', 'begunFrom'],
  'check-in': ['first', 'second', 'third', 'mood'],
};
/** What is something only beside words. */
const besides: readonly string[] = ['mood', 'begunFrom'] satisfies (keyof DraftWords)[];

export const placeOf = ({ kind, subjectId }: Spot): string => `${kind}.${subjectId}`;

/** @param place  as `Place` allows it */
export function readPlace(place: string): Spot {
  const dot = place.indexOf('.');
  return { kind: place.slice(0, dot) as Kind, subjectId: place.slice(dot + 1) };
}

/**
 * What is kept of words for a place: parts with something in them; null when there is none.
 *
 * @throws `invalid-input` for a part that this kind of place does not have
 */
export function tidy(kind: Kind, words: DraftWords): DraftWords | null {
  const written = Object.entries(words).filter(([, part]) => part?.trim());
  for (const [part] of written) checkPart(kind, part as keyof DraftWords);
  return written.some(([part]) => !besides.includes(part)) ? Object.fromEntries(written) : null;
}

function checkPart(kind: Kind, part: keyof DraftWords): void {
  if (partsOf[kind].includes(part)) return;
  const detail = `Expected ${partsOf[kind].join(', ')}`;
  throw invalidInput(undefined, { errors: [{ pointer: `#/words/${part}`, detail }] });
}

export const sameWords = (one: DraftWords | null, other: DraftWords | null): boolean => {
  const parts = (words: DraftWords | null) => JSON.stringify(Object.entries(words ?? {}).sort());
  return parts(one) === parts(other);
};

/** @throws `too-many-drafts` */
export function checkRoom(unfinished: number): void {
  if (unfinished >= mostDrafts) throw tooManyDrafts();
}

/** Posted names are the true ones, so that those in a draft may differ. */
const readable = (text = '') => text.replaceAll(/@\[[^[\]\\\n]*\]\(/g, '@(').trim();

/** Whether all that a draft says stands in what was posted: it is the same, or how the same began. */
export const isPosted = (words: DraftWords, posted: { title: string; source: string }): boolean =>
  readable(posted.source).startsWith(readable(words.text)) &&
  (words.title === undefined || posted.title.startsWith(words.title.trim()));
