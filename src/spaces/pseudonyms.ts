/** Qualities and animals, as the catalogues name them: `quiet-heron`. Short, kind, and of no sex, age or place. */
const qualities = [
  ...[
    'agile',
    'amiable',
    'brave',
    'bright',
    'constant',
    'gentle',
    'happy',
    'humble',
    'loyal',
    'noble',
  ],
  ...[
    'patient',
    'prudent',
    'quiet',
    'shining',
    'smiling',
    'strong',
    'swift',
    'tenacious',
    'valiant',
    'wise',
  ],
] as const;
const animals = [
  ...[
    'badger',
    'beaver',
    'cricket',
    'dolphin',
    'eagle',
    'falcon',
    'fox',
    'hare',
    'heron',
    'hummingbird',
  ],
  ...['lark', 'lynx', 'otter', 'owl', 'salmon', 'seal', 'swallow', 'swan', 'turtle', 'whale'],
] as const;

const pseudonyms = qualities.flatMap((quality) => animals.map((animal) => `${quality}-${animal}`));

/**
 * A pseudonym by chance alone: nothing of who asks goes into it, so that two topics tell nothing of one another.
 *
 * @param taken   of this circle; none of them, so that the same words never seem to be the same person
 * @param choose  a whole number from 0 to below what it is given
 */
export function choosePseudonym(
  taken: ReadonlySet<string>,
  choose: (below: number) => number,
): string {
  const free = pseudonyms.filter((pseudonym) => !taken.has(pseudonym));
  const among = free.length > 0 ? free : pseudonyms;
  return among[choose(among.length)] ?? pseudonyms[0] ?? '';
}
