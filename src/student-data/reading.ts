import { type Beginning, type Entry, type List, lookUp } from './lexicon.ts';
import { type Piece, split } from './split.ts';

export type Word = {
  kind: Piece['kind'];
  text: string;
  /** Lower case, without accents, and without the ’s of a possessive. */
  low: string;
  start: number;
  end: number;
  possessive: boolean;
  /** Begins with a capital. */
  capital: boolean;
  entry: Entry;
  lists: ReadonlySet<List>;
  sentence: number;
  /** Sentences that speak of the same person have one number: "… She was a 7th grader." */
  passage: number;
};

const abbreviations = new Set('gr dr mr mrs ms no av apt st sra sr srta prof vs ext d'.split(' '));

/** A text as words, with what may be looked at around each. */
export type Reading = {
  text: string;
  words: readonly Word[];
  /** Where something of that kind may begin, in order. */
  places: Readonly<Record<Beginning, number[]>>;
  /** The word at a place; an empty one outside the text. */
  at(place: number): Word;
  /** How many words an entry of this list covers from here on; 0 when none begins here. */
  covers(place: number, list: List): number;
  is(place: number, list: List): boolean;
  /** How often a word was looked at, for the test that long texts cost no more a word than short ones. */
  looks(): number;
};

export function read(text: string): Reading {
  const words = markSentences(asWords(text), text);
  let looks = 0;
  const at = (place: number): Word => {
    looks += 1;
    return words[place] ?? nowhere;
  };
  const covers = (place: number, list: List): number => {
    const word = at(place);
    const phrase = word.entry.phrases.find(
      ({ lists, words: parts }) =>
        lists.has(list) && parts.every((part, ahead) => at(place + ahead).low === part),
    );
    return phrase?.words.length ?? (word.lists.has(list) ? 1 : 0);
  };
  const is = (place: number, list: List) => at(place).lists.has(list);
  return { text, words, places: placesIn(words), at, covers, is, looks: () => looks };
}

function placesIn(words: readonly Word[]): Reading['places'] {
  const places: Reading['places'] = {
    ...{ grade: [], student: [], label: [], street: [], name: [], digits: [] },
  };
  words.forEach(({ kind, text, capital, entry }, place) => {
    if (kind === 'number') {
      const next = words[place + 1] ?? nowhere;
      for (const each of beginningsOf(text, next)) places[each].push(place);
    } else if (kind === 'word') {
      for (const each of entry.begins) if (each !== 'name') places[each].push(place);
      if (capital || entry.begins.has('name')) places.name.push(place);
    }
  });
  return places;
}

const years = /^(years?|yrs?|anos?)$/;
/** The first digits of a phone number: "1", an area, or all ten. */
const startsPhone = new Set([1, 3, 10, 11]);

/** What a number may begin; most begin nothing, and a text of nothing but numbers is to be quick as well. */
function beginningsOf(text: string, next: Word): Beginning[] {
  const isWhole = /\d$/.test(text);
  if (!isWhole) return next.kind === 'word' ? ['grade', 'street'] : ['grade'];
  const begins: Beginning[] = startsPhone.has(text.length) ? ['digits'] : [];
  if (next.kind === 'word') begins.push(years.test(next.low) ? 'grade' : 'street');
  if (text.length === 3 && next.text === '-') begins.push('label');
  return begins;
}

const asWords = (text: string): Word[] =>
  split(text)
    .map((piece) => asWord(text, piece))
    .filter((word, place, words) => !isHyphen(word, words[place - 1], words[place + 1]));

/** A hyphen within "sixth-grader". One between numbers stays: "3-8". */
function isHyphen(word: Word, before: Word | undefined, after: Word | undefined): boolean {
  return (
    word.text === '-' &&
    after?.kind === 'word' &&
    before?.end === word.start &&
    after.start === word.end
  );
}

function asWord(text: string, { kind, start, end }: Piece): Word {
  const piece = text.slice(start, end);
  const lower = piece.toLowerCase();
  if (kind !== 'word') return make(kind, piece, lower, start, false, false);
  const capital = lower.charCodeAt(0) !== piece.charCodeAt(0);
  if (ofLetters.test(lower)) return make(kind, piece, lower, start, false, capital);
  const possessive = /['’]s$/.test(lower) && !shortened.test(lower);
  const bare = possessive ? lower.slice(0, -2) : lower;
  const low = fold(bare.replace(/['’.]/g, ''));
  return make(kind, piece, low, start, possessive, capital);
}

/** Every word is made here, so that all have one shape: what reads them is much quicker so. */
function make(
  kind: Word['kind'],
  text: string,
  low: string,
  start: number,
  possessive: boolean,
  capital: boolean,
): Word {
  const entry = lookUp(kind === 'word' || kind === 'number' ? low : '');
  const { lists } = entry;
  const [end, sentence, passage] = [start + text.length, -1, -1];
  return { kind, text, low, start, end, possessive, capital, entry, lists, sentence, passage };
}

const nowhere = { ...make('mark', '', '', 0, false, false), end: 0 };

const ofLetters = /^[a-z]+$/;
/** "There’s" owns nothing. */
const shortened = /^(there|that|it|he|she|who|here|what|let|where|how|one)['’]/;

const fold = (low: string) =>
  ofLetters.test(low) ? low : low.normalize('NFD').replace(/\p{M}/gu, '');

/** A point within "4.NF.2", or after "Gr", ends nothing; a line end does. */
function endsSentence(word: Word, before: Word | undefined, text: string): boolean {
  if (word.text === '\n') return true;
  if (word.text === '!' || word.text === '?') return true;
  if (word.text !== '.') return false;
  if (/\S/.test(text.charAt(word.end))) return /["”»)*_]/.test(text.charAt(word.end));
  if (before?.kind !== 'word' || before.end !== word.start) return true;
  const initial = before.capital && before.text.length === 1;
  return !initial && !abbreviations.has(before.low);
}

const labels = new Set(
  'grade grado dob birthday birthdate phone id fecha age edad level nivel teacher score'.split(' '),
);

function markSentences(words: Word[], text: string): Word[] {
  let sentence = 0;
  let passage = 0;
  let fresh = false;
  for (let place = 0; place < words.length; place += 1) {
    const word = words[place] ?? nowhere;
    if (fresh && word.kind !== 'mark') {
      const goesOn =
        word.lists.has('pronouns') ||
        isLabel(word, words[place + 1]) ||
        isGrader(word, words[place + 1], words[place + 2]);
      if (!goesOn) passage += 1;
      fresh = false;
    }
    word.sentence = sentence;
    word.passage = passage;
    if (word.kind === 'mark' && endsSentence(word, words[place - 1], text)) {
      sentence += 1;
      fresh = true;
    }
  }
  return words;
}

const isLabel = (word: Word, next: Word | undefined) => labels.has(word.low) && next?.text === ':';

/** "Second grader here, …", "A 7th grader." */
const isGrader = (word: Word, next: Word | undefined, third: Word | undefined): boolean =>
  word.lists.has('indefinite')
    ? isGrader(next ?? nowhere, third, undefined)
    : word.lists.has('ordinals') && /^grader$/.test(next?.low ?? '');
