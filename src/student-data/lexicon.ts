import { english } from './words/english.ts';
import { familyNames, givenNames, knownPeople, namesThatAreWords } from './words/names.ts';
import { spanish } from './words/spanish.ts';

export type List = keyof typeof english | 'given' | 'surname' | 'alsoWord';
/** An entry of several words: "down syndrome". */
type Phrase = { words: readonly string[]; lists: Set<List> };
/** What may begin with a word, so that all others are passed over at once. */
export type Beginning = 'grade' | 'student' | 'label' | 'street' | 'name' | 'digits';

/** What the lists say of one word. */
export type Entry = {
  lists: Set<List>;
  /** Entries of several words that begin with it, the longest first. */
  phrases: Phrase[];
  begins: Set<Beginning>;
};

const beginnings: Partial<Record<List, Beginning[]>> = {
  ...{ ordinals: ['grade'], gradeWords: ['grade'], kindergarten: ['grade'], yearWords: ['grade'] },
  ...{ ours: ['grade'], definite: ['grade'], classWords: ['grade'], ages: ['grade'] },
  ...{ studentOne: ['student'], studentMany: ['student'], severalBorn: ['student'] },
  ...{ studentIds: ['label'], idOwners: ['label'], idNouns: ['label'] },
  ...{ streets: ['street'], given: ['name'] },
};

const makeEntry = (): Entry => ({ lists: new Set(), phrases: [], begins: new Set() });
const entries = new Map<string, Entry>();
const nothing = makeEntry();

const entriesOf = (text: string) => text.split(/\s+/).filter((entry) => entry !== '');

function add(list: List, text: string): void {
  for (const words of entriesOf(text).map((entry) => entry.split('_'))) {
    const [first = ''] = words;
    const entry = entries.get(first) ?? makeEntry();
    entries.set(first, entry);
    if (words.length === 1) entry.lists.add(list);
    else addPhrase(entry.phrases, words, list);
    for (const beginning of beginnings[list] ?? []) entry.begins.add(beginning);
  }
}

function addPhrase(phrases: Phrase[], words: string[], list: List): void {
  const found = phrases.find((phrase) => phrase.words.join(' ') === words.join(' '));
  if (found) {
    found.lists.add(list);
    return;
  }
  phrases.push({ words, lists: new Set([list]) });
  phrases.sort((a, b) => b.words.length - a.words.length);
}

for (const list of Object.keys(english) as (keyof typeof english)[]) {
  add(list, english[list]);
  add(list, spanish[list]);
}
add('given', givenNames);
add('surname', familyNames);
add('alsoWord', namesThatAreWords);
entries.get('one')?.begins.add('student'); // "the one who …"

/** What the lists say of a folded word; always the same when they say nothing. */
export const lookUp = (word: string): Entry => entries.get(word) ?? nothing;

const known = new Set(knownPeople.split(/[|\n]/));
export const isKnownPerson = (folded: string): boolean => known.has(folded);

const shortestMistyped = 6;
const hardWords = [english.disability, english.discipline, spanish.disability, spanish.discipline];
/** Long words of the lists of hard things, with each letter of theirs left out in turn: one slip is forgiven. */
const nearHardWords = new Set(
  hardWords
    .flatMap(entriesOf)
    .filter((word) => word.length >= shortestMistyped && !word.includes('_'))
    .flatMap((word) => [word, ...withoutOneLetter(word)]),
);

function withoutOneLetter(word: string): string[] {
  return Array.from(word, (_, place) => word.slice(0, place) + word.slice(place + 1));
}

/** Whether a word is a hard one with one letter missing, too many, or in the place of another. */
export function isMistypedHardWord(word: string): boolean {
  if (word.length < shortestMistyped || word.length > 20 || entries.has(word)) return false;
  return nearHardWords.has(word) || withoutOneLetter(word).some((near) => nearHardWords.has(near));
}
