import { nearWords } from '../platform/spelling.ts';
import { fewPosts, type Known, type WordsFound } from './find-words.ts';
import type { Term } from './read-query.ts';
import { everyPost, type Language } from './words.ts';

/** What may stand in the place of one word. */
export type Choice = {
  word: string;
  /** Any of these will do. */
  forms: string[];
  /** So will what begins with the word, of which these are the frequent ones. */
  beginnings: string[];
  open: boolean;
  /** Posts that have one of them, at most. */
  posts: number;
  /** The word was not found as it was typed, and what is spelled alike stands in its place. */
  forgiven: boolean;
};
/** A term with what posts hold of it. */
type Meant = {
  /** One after the other. */
  choices: Choice[];
  joined: string | undefined;
  /** Posts that have all of the choices, or the joined word, at most. */
  posts: number;
};
export type Meaning = {
  meant: Meant[];
  /** Which part of all posts will have all of it, as far as that can be told: from 0 to 1. */
  share: number;
  /** How many of those that the person may read that makes. */
  fitting: number;
  forgiven: boolean;
};

const mostForms = 20;
/** A word is likely mistyped when another, spelled alike, is that many times as frequent. */
const muchMore = 20;
/** A language counts as one of a word when at least one in so many of its posts is written in it. */
const shareOfLanguage = 10;

/**
 * What to look for, given what posts hold: other forms of a word, how an unfinished one may go on, and what someone
 * may have meant who mistyped it. Words that say little are left out where others say more.
 *
 * @returns undefined when no post that this person may read can fit
 */
export function meaningOf(
  terms: readonly Term[],
  found: Pick<WordsFound, 'known' | 'little'>,
): Meaning | undefined {
  const saysLittle = ({ exact, words: [word = ''] }: Term) => !exact && found.little.has(word);
  const telling = terms.filter((term) => !saysLittle(term));
  const meant = (telling.length > 0 ? telling : terms).map((term) => meantBy(term, found.known));
  if (meant.length === 0 || meant.some(({ posts }) => posts === 0)) return undefined;
  const all = sum(found.known.filter(({ typed }) => typed === everyPost));
  const share = meant.reduce((part, term) => part * shareOf(term, all), 1);
  return {
    ...{ meant, share, fitting: share * all },
    forgiven: meant.some(({ choices }) => choices.some(({ forgiven }) => forgiven)),
  };
}

/**
 * What may stand in the place of each word that says something, for what need not have all of them; of a word that no post
 * holds `posts` is 0.
 */
export function choicesOf(terms: readonly Term[], { known, little }: WordsFound): Choice[] {
  const choices = terms.flatMap((term) => meantBy({ ...term, exact: false }, known).choices);
  return choices.filter(({ word }) => !little.has(word));
}

function meantBy(term: Term, known: readonly Known[]): Meant {
  const { joined, words, exact } = term;
  const of = (word: string) => known.filter(({ typed }) => typed === word);
  const choices = words.map((word, index) => {
    const open = term.open && index === words.length - 1;
    return exact ? exactly(word, open, of(word)) : loosely(word, open, of(word));
  });
  const inOrder = Math.min(...choices.map(({ posts }) => posts));
  return { choices, joined, posts: inOrder + (joined ? sum(same(of(joined))) : 0) };
}

/** By chance, words stand in the same post as often as each of them does in any; one behind the other, less often. */
function shareOf({ choices, posts }: Meant, all: number): number {
  const together = choices.reduce((share, choice) => share * (choice.posts / all), 1);
  return Math.min(1, posts / all, choices.length > 1 ? together * shareInOrder : together);
}
const shareInOrder = 0.1;

const same = (known: readonly Known[]) => known.filter(({ how }) => how === 'same');
const sum = (known: readonly Known[]) => known.reduce((all, { posts }) => all + posts, 0);
const wordsOf = (known: readonly Known[]) => [...new Set(known.map(({ word }) => word))];

function exactly(word: string, open: boolean, known: readonly Known[]) {
  const longer = open ? known.filter(({ how }) => how === 'beginning') : [];
  const posts = sum(same(known)) + sum(longer);
  return { word, forms: [word], beginnings: wordsOf(longer), open, posts, forgiven: false };
}

function loosely(word: string, open: boolean, known: readonly Known[]) {
  const spoken = languagesOf(known);
  const forms = known.filter(
    ({ how, language }) => how === 'same' || (how === 'form' && spoken.has(language)),
  );
  const longer = open ? known.filter(({ how }) => how === 'beginning') : [];
  const usual = sum(forms) + sum(longer);
  const near = usual < fewPosts ? meantInstead(word, usual, known) : [];
  const chosen = wordsOf([...forms.slice(0, mostForms), ...near]);
  return {
    ...{ word, open, beginnings: wordsOf(longer) },
    forms: chosen.length > 0 ? chosen : [word],
    posts: usual + sum(near),
    forgiven: usual === 0 && near.length > 0,
  };
}

/** Forms are those of the languages in which the word itself is used: Spanish has other plans for "data" and "case". */
function languagesOf(known: readonly Known[]): ReadonlySet<Language> {
  const used = same(known);
  const inLanguage = (language: Language) => sum(used.filter((row) => row.language === language));
  const most = Math.max(inLanguage('english'), inLanguage('spanish'));
  const both: Language[] = ['english', 'spanish'];
  return new Set(both.filter((language) => inLanguage(language) * shareOfLanguage >= most));
}

function meantInstead(word: string, usual: number, known: readonly Known[]): Known[] {
  const candidates = known.filter(({ how, posts }) => how === 'near' && posts >= usual * muchMore);
  const near = new Set(nearWords(word, wordsOf(candidates)));
  return candidates.filter((candidate) => near.has(candidate.word));
}
