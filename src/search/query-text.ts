import type { Choice, Meaning } from './meaning.ts';
import type { Term } from './read-query.ts';

const quote = (word: string) => `'${word}'`;
const any = (words: readonly string[]) => `(${words.map(quote).join('|')})`;

type Spelling = 'beginnings as such' | 'beginnings as words';

/**
 * A meaning as the text of a `tsquery`.
 *
 * @param spelling  an unfinished word is looked for in single posts as what begins with it; in the index as the words
 *                  that do, since an index would gather all posts of all such words first
 */
export const queryText = ({ meant }: Meaning, spelling: Spelling): string =>
  meant
    .map(({ choices, joined }) => {
      const inOrder = choices.map((choice) => oneOf(choice, spelling)).join('<->');
      return joined ? `(${inOrder}|${quote(joined)})` : `(${inOrder})`;
    })
    .join('&');

function oneOf({ word, forms, beginnings, open }: Choice, spelling: Spelling): string {
  if (!open) return any(forms);
  if (spelling === 'beginnings as words') return any([...new Set([...forms, ...beginnings])]);
  return `(${forms.map(quote).join('|')}|${quote(word)}:*)`;
}

/** Titles that have one of these words, as the text of a `tsquery`. */
export const titleText = (choices: readonly Choice[]): string =>
  choices
    .flatMap(({ forms, beginnings }) => [...forms, ...beginnings])
    .map((word) => `${quote(word)}:A`)
    .join('|');

/** The words just as they were typed, for those posts that have them to come first. */
export const typedText = (terms: readonly Term[]): string =>
  terms.map(({ words }) => `(${words.map(quote).join('<->')})`).join('&');

/** Which words of a text to mark as found. */
export function markerOf({ meant }: Meaning): (word: string) => boolean {
  const choices = meant.flatMap((one) => one.choices);
  const words = new Set([
    ...choices.flatMap(({ forms }) => forms),
    ...meant.flatMap(({ joined }) => joined ?? []),
  ]);
  const beginnings = choices.filter(({ open }) => open).map(({ word }) => word);
  return (word) => words.has(word) || beginnings.some((beginning) => word.startsWith(beginning));
}
