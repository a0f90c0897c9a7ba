import { groupsOf, joinedOf } from './words.ts';

/** One thing that a post must have. */
export type Term = {
  /** One word, or several that follow each other. */
  words: string[];
  /** Just these words; else their other forms are as good. */
  exact: boolean;
  /** The last word may go on: someone is still typing it. */
  open: boolean;
  /** What was written with hyphens, as one word. */
  joined: string | undefined;
};

const mostTerms = 8;
const quotes = /["“”«»]/;

/** Shorter beginnings than this fit too much to mean something. */
const shortestBeginning = 2;

/**
 * Takes apart what someone typed: words, "words in quotes", and a last word that may still be growing.
 *
 * A space or a quote at the end says that the last word is whole.
 */
export function readQuery(text: string): Term[] {
  const parts = text.split(quotes);
  const terms = parts.flatMap((part, index) => (index % 2 === 1 ? quoted(part) : bare(part)));
  const last = terms.at(-1);
  const whole = parts.at(-1) === '' || /\s$/.test(text);
  if (last && !whole) last.open = (last.words.at(-1)?.length ?? 0) >= shortestBeginning;
  return terms.filter(isFirst).slice(0, mostTerms);
}

function quoted(part: string): Term[] {
  const groups = groupsOf(part).map((group) => group.map(({ word }) => word));
  const words = groups.flat().slice(0, mostTerms);
  const joined = groups.length === 1 ? joinedOf(words) : undefined;
  return words.length === 0 ? [] : [{ words, exact: true, open: false, joined }];
}

const bare = (part: string): Term[] =>
  groupsOf(part).map((group) => {
    const words = group.map(({ word }) => word).slice(0, mostTerms);
    return { words, exact: words.length > 1, open: false, joined: joinedOf(words) };
  });

const isFirst = (term: Term, index: number, terms: readonly Term[]): boolean =>
  terms.findIndex(({ words }) => words.join(' ') === term.words.join(' ')) === index ||
  (term.open && index === terms.length - 1);
