import { isKnownPerson } from './lexicon.ts';
import type { Reading, Word } from './reading.ts';

export type Named = {
  /** Places of words: `from` on, up to `to`. */
  from: number;
  to: number;
  /** `full`: first and family name; `initials`: "Trevor K.", "J.R."; `first`: a first name alone. */
  part: 'full' | 'initials' | 'first';
  /** Known from the lists; without it two capitals stand side by side. */
  listed: boolean;
  possessive: boolean;
};

const longestName = 4;

/** Where a text names people. Schools, streets and people out of books are none. */
export function findNamed(reading: Reading): Named[] {
  const found: Named[] = [];
  let next = 0;
  for (const place of reading.places.name) {
    if (place < next) continue;
    const named =
      reversedAt(reading, place) ?? capitalsAt(reading, place) ?? smallAt(reading, place);
    if (!named) continue;
    next = named.to;
    if (isSomebody(reading, named)) found.push(named);
  }
  return found;
}

const isName = (word: Word) =>
  word.kind === 'word' && word.capital && word.low.length > 1 && !word.lists.has('notNames');
const isListed = ({ lists }: Word) => lists.has('given') || lists.has('surname');
const isInitial = ({ text }: Word) => /^\p{Lu}$/u.test(text);
const isInitials = ({ text }: Word) => /^(\p{Lu}\.){2,3}$/u.test(text);
const particle = /^(de|del|la|las|los|van|von|der|da|dos|bin|al|el|o|st)$/;

/** "Hill, Marcus", as lists have it. */
function reversedAt(reading: Reading, place: number): Named | undefined {
  const [family, comma, given] = [0, 1, 2].map((ahead) => reading.at(place + ahead));
  if (!family?.lists.has('surname') || !given?.lists.has('given') || comma?.text !== ',') return;
  if (!family.capital || !given.capital || isName(reading.at(place - 1))) return undefined;
  const after = reading.at(place + 3);
  if (isName(after) || after.low === 'and' || after.low === 'y') return undefined;
  return { from: place, to: place + 3, part: 'full', listed: true, possessive: given.possessive };
}

/** Words with capitals side by side, "K." and "de la" among them. */
function capitalsAt(reading: Reading, place: number): Named | undefined {
  const first = reading.at(place);
  if (isInitials(first)) return someone(reading, place, place + 1, 'initials', true);
  const family = isInitial(first) ? initialEnd(reading, place) : 0;
  if (family > place + 1 && isName(reading.at(family)) && reading.is(family, 'surname')) {
    return someone(reading, place, family + 1, 'initials', true);
  }
  if (!isName(first)) return undefined;
  let to = place + 1;
  let names = 1;
  while (names < longestName && !reading.at(to - 1).possessive) {
    const step = stepOver(reading, to);
    if (step === 0) break;
    to += step;
    names += 1;
  }
  if (names > 1) return settleCapitals(reading, place, to, names);
  if (!first.lists.has('given')) return undefined;
  if (isInitial(reading.at(to)))
    return someone(reading, place, initialEnd(reading, to), 'initials', true);
  const alone = !first.lists.has('alsoWord') || !isFirstOfSentence(reading, place);
  return alone ? someone(reading, place, to, 'first', true) : undefined;
}

/** How many words on the next part of a name ends; 0 when there is none. */
function stepOver(reading: Reading, to: number): number {
  if (isName(reading.at(to))) return 1;
  const isMiddle = isInitial(reading.at(to));
  if (isMiddle && isName(reading.at(initialEnd(reading, to))))
    return initialEnd(reading, to) + 1 - to;
  if (!particle.test(reading.at(to).low)) return 0;
  if (isName(reading.at(to + 1))) return 2;
  return particle.test(reading.at(to + 1).low) && isName(reading.at(to + 2)) ? 3 : 0;
}

/** "K" or "K." */
const initialEnd = (reading: Reading, place: number) =>
  reading.at(place + 1).text === '.' ? place + 2 : place + 1;

/** A sentence may begin with a word that is no name: "Thank Garcia", "Mark Long blocks". */
function settleCapitals(reading: Reading, from: number, to: number, names: number) {
  const first = reading.at(from);
  const listed = isListed(first) || isListed(reading.at(to - 1));
  const isStart = isFirstOfSentence(reading, from);
  const onlyWords = first.lists.has('alsoWord') && reading.at(to - 1).lists.has('alsoWord');
  if (isStart && onlyWords && names === 2) return undefined;
  const startsOddly =
    isStart && !first.lists.has('given') && !reading.at(to - 1).lists.has('surname');
  return someone(reading, from, to, 'full', listed && !startsOddly);
}

const isFirstOfSentence = (reading: Reading, place: number) =>
  reading.at(place - 1).sentence !== reading.at(place).sentence;

/** "zachary miller", in small letters: both from the lists, and not both just words. */
function smallAt(reading: Reading, place: number): Named | undefined {
  const [given, family] = [reading.at(place), reading.at(place + 1)];
  if (given.capital || !given.lists.has('given') || !family.lists.has('surname')) return undefined;
  const mayBeWords =
    given.lists.has('alsoWord') && (isAlsoWord(family) || family.lists.has('given'));
  const isShort = family.low.length < 3;
  const isOther = given.lists.has('notNames') || family.lists.has('notNames');
  const isWord = mayBeWords || (isAlsoWord(family) && common.test(given.low));
  return isWord || isShort || isOther
    ? undefined
    : someone(reading, place, place + 2, 'full', true);
}

const isAlsoWord = ({ lists }: Word) => lists.has('alsoWord');
/** First names that are everyday words. */
const common =
  /^(will|mark|may|art|bill|chase|dean|drew|grant|grace|guy|jack|joy|pat|rob|rose|sue|max|see)$/;

function someone(
  reading: Reading,
  from: number,
  to: number,
  part: Named['part'],
  listed: boolean,
): Named {
  return { from, to, part, listed, possessive: reading.at(to - 1).possessive };
}

/** Not "Cesar Chavez Middle School", "calle Olivo", nor "Harry Potter". */
function isSomebody(reading: Reading, { from, to, part }: Named): boolean {
  const words = reading.words.slice(from, to);
  if (reading.is(to, 'places') && (reading.at(to).capital || part !== 'full')) return false;
  if (words.some(({ lists }) => lists.has('places') && !lists.has('surname'))) return false;
  const before = reading.at(from - 1);
  if (before.lists.has('places') || before.lists.has('streets')) return false;
  const whole = words.filter(({ kind }) => kind === 'word').map(({ low }) => low);
  return !isKnownPerson(whole.join(' ')) && !isKnownPerson(whole.slice(0, 2).join(' '));
}

const pronounReach = 12;

/** "Tenzin Dorje, who …", "… because of her": two capitals that are somebody, and not a thing. */
export function isSpokenOf(reading: Reading, { to }: Named): boolean {
  const { passage } = reading.at(to - 1);
  for (let place = to; place < to + pronounReach; place += 1) {
    const { low, passage: its } = reading.at(place);
    if (its === passage && /^(who|whose|he|she|his|her|him)$/.test(low)) return true;
  }
  return false;
}
