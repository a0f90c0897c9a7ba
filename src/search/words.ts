/** Stands among the words of every post, so that posts are counted as words are. Nobody can type it. */
export const everyPost = '';

/** The languages that posts are written in, by the names of PostgreSQL's dictionaries. */
export const languages = ['english', 'spanish'] as const;
export type Language = (typeof languages)[number];

/** A word as it is looked for, and where it stands in the text. */
export type Placed = { word: string; from: number; to: number };

const written = /[\p{L}\p{N}](?:['’]?[\p{L}\p{N}\p{M}])*/gu;
const longestWord = 60;

/** Lower case, without accents and apostrophes: phones and hurried people leave them out. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (/^[a-z0-9]*$/.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toWellFormed();
}

/** The words of a text in their order. `K-5` is two, `teacher's` is one. */
export function readWords(text: string): Placed[] {
  const words: Placed[] = [];
  for (const { 0: whole, index } of text.matchAll(written)) {
    const word = fold(whole).slice(0, longestWord).toWellFormed();
    if (word !== '') words.push({ word, from: index, to: index + whole.length });
  }
  return words;
}

const hyphen = /^[-\u2010\u2011]$/;

/** Words that hyphens hold together: `co-teaching` is one group of two. */
export function groupsOf(text: string): Placed[][] {
  const groups: Placed[][] = [];
  let last: Placed | undefined;
  for (const word of readWords(text)) {
    const joins = last && hyphen.test(text.slice(last.to, word.from));
    if (joins) groups.at(-1)?.push(word);
    else groups.push([word]);
    last = word;
  }
  return groups;
}

/** `co-teaching` is also looked for as `coteaching`; numbers such as `3-5` are not. */
export const joinedOf = (group: readonly string[]): string | undefined =>
  group.length > 1 && group.some((word) => !/^\d+$/.test(word))
    ? group.join('').slice(0, longestWord)
    : undefined;

type Text = { title: string | null; body: string };
/** Words of the body begin this far behind the title, so that no phrase runs from one into the other. */
const gap = 8;

/**
 * All that a post can be found by, as the text of a `tsvector`.
 *
 * @param post.title  of its topic, when it is the topic's first post
 */
export function vectorOf({ title, body }: Text): string {
  const entries: string[] = [];
  const end = addEntries(entries, title ?? '', 0, 'A');
  addEntries(entries, body, end + gap, '');
  return entries.join(' ');
}

function addEntries(entries: string[], text: string, start: number, weight: string): number {
  let position = start;
  for (const group of groupsOf(text)) {
    for (const { word } of group) {
      position += 1;
      entries.push(`'${word}':${position}${weight}`);
    }
    const joined = joinedOf(group.map(({ word }) => word));
    if (joined) entries.push(`'${joined}':${position}${weight}`);
  }
  return position;
}

const telltale: Record<Language, ReadonlySet<string>> = {
  english: new Set(
    'the and of to is that it for you we with are this have was they be our but what how who not do does can will would their there when which your from'.split(
      ' ',
    ),
  ),
  spanish: new Set(
    'el la los las de que y en un una es para con por se lo del como su sus al mas pero muy nos ya les donde cuando esta este nuestro nuestra estudiantes'.split(
      ' ',
    ),
  ),
};

/** The language that a text is written in, by the small words that every sentence needs. English when they do not tell. */
export function languageOf(words: readonly string[]): Language {
  const count = (language: Language) => words.filter((word) => telltale[language].has(word)).length;
  return count('spanish') > count('english') ? 'spanish' : 'english';
}
