import { english } from './words/english.ts';
import { spanish } from './words/spanish.ts';

const hard = [english, spanish].flatMap(({ disability, discipline, hardship }) => [
  disability,
  discipline,
  hardship,
]);
const accented: Record<string, string> = { a: 'aá', e: 'eé', i: 'ií', o: 'oó', u: 'uú', n: 'nñ' };
const longestStem = 5;

/** The begin of the longest word of an entry, with and without its accents. */
const stemOf = (entry: string) =>
  entry
    .split('_')
    .reduce((longest, word) => (word.length > longest.length ? word : longest))
    .slice(0, longestStem)
    .replace(/[aeioun]/g, (letter) => `[${accented[letter]}]`);

const stems = new Set(
  hard
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(stemOf),
);

const inGrade = 'gra?d|kind|k[ií]nd|presch|preesc|fresh|sopho|junior|senior';
const inClass = 'peri|old\\b|class|clas|room|block|hour|hora|section|advis|caseload|sal[oó]n|secci';
const ordinals =
  'prim|segund|terce|cuart|quint|sext|s[eé]pt|octav|noven|d[eé]cim|seven|eigh|nint|tent|elev|twel|first|secon|third|four|fift|sixth';

const worthReading = new RegExp(
  String.raw`[\d@]|${inGrade}|${inClass}|\b(?:${ordinals}|${[...stems].join('|')})`,
  'i',
);

/** "my student Marcus": a name right beside the word. */
const namedStudent =
  /(?:[Ss]tudent|[Pp]upil|[Kk]id|[Cc]hild|[Bb]oy|[Gg]irl|[Aa]lumn[oa]|[Ee]studiante|[Nn]iñ[oa])[,:]? [A-ZÁÉÍÓÚÑ]/;

/**
 * Whether anything could be found in a text at all. Most of what people write has none of these words, and no number:
 * then this is all that the guard costs.
 */
export const isWorthReading = (text: string): boolean =>
  worthReading.test(text) || namedStudent.test(text);
