import { states } from './states.ts';

type Findable = { name: string; city: string | null; state: string };

/** Words for which people write another: each finds the other. */
const alike: readonly (readonly [string, string])[] = [
  ['saint', 'st'],
  ['mount', 'mt'],
  ['fort', 'ft'],
  ['independent', 'isd'],
  ['unified', 'usd'],
  ['consolidated', 'csd'],
  ['community', 'csd'],
  ['central', 'csd'],
  ['city', 'csd'],
  ['county', 'cnty'],
  ['elementary', 'elem'],
];
const asWell = new Map<string, Set<string>>();
for (const [one, other] of [...alike, ...alike.map(([one, other]) => [other, one] as const)]) {
  asWell.set(one, (asWell.get(one) ?? new Set()).add(other));
}

/** A word and what others write for it. */
export const spellingsOf = (word: string): string[] => [word, ...(asWell.get(word) ?? [])];

/** Lower case without accents: `Cañon-City R.E. 1` is `canon city r e 1`. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** `O'Fallon` and `P.K. Yonge` are also looked for as `ofallon` and `pk`. */
const joined = (text: string): string[] =>
  (text.match(/\p{L}+(?:['’]\p{L}+)+|(?:\p{L}\.){2,}/gu) ?? []).flatMap((word) =>
    wordsOf(word.replace(/['’.]/g, '')),
  );

/** Everything that a district can be found by, as the text of a `tsvector`: name A, city B, state C. */
export function searchVector({ name, city, state }: Findable): string {
  const entries: string[] = [];
  const add = (words: string[], weight: string) => {
    const all = new Set(words.flatMap(spellingsOf));
    for (const word of all) entries.push(`'${word.slice(0, 60)}':1${weight}`);
  };
  add([...wordsOf(name), ...joined(name)], 'A');
  if (city !== null) add([...wordsOf(city), ...joined(city)], 'B');
  add([...wordsOf(state), ...wordsOf(states.get(state)?.name ?? '')], 'C');
  return entries.join(' ');
}

/** The words in a search vector's text. */
export const wordsIn = (vector: string): string[] =>
  [...vector.matchAll(/'([a-z0-9]+)':/g)].map(([, word]) => word ?? '');

/** Words that say little: they move a district up the list, and none is left out for lack of them. */
const kindWords = new Set(
  'school schools district districts public the of and dist sch usd isd csd uhsd esd psd sd'.split(
    ' ',
  ),
);
const mostWords = 8;

export type SearchWords = { required: string[]; helpful: string[] };

/** Takes apart what someone typed. When it is all words of a kind, those are required after all. */
export function readSearch(text: string): SearchWords {
  const words = [...new Set(wordsOf(text.replace(/['’]/g, '')))]
    .map((word) => word.slice(0, 60))
    .slice(0, mostWords);
  const required = words.filter((word) => !kindWords.has(word));
  if (required.length === 0) return { required: words, helpful: [] };
  return { required, helpful: words.filter((word) => kindWords.has(word)) };
}
