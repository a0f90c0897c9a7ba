import { readWords } from './words.ts';

const shortestTelling = 4;
/** So many letters at the end may differ: "schedules" is like "scheduling". */
const endings = 3;

/**
 * How many words a title has to share with one that is being written: two, or its only one.
 *
 * @param typed  how many of its words say something, whether or not any title has them
 */
export const fewestShared = (typed: number): number => Math.min(2, typed);

/** Each word of some titles once, but for those too short to say something. */
export const wordsOfTitles = (titles: readonly string[]): string[] => {
  const words = titles.flatMap(readWords).map(({ word }) => word);
  return [...new Set(words)].filter((word) => word.length >= shortestTelling);
};
const beginningOf = (word: string) =>
  word.slice(0, Math.max(shortestTelling, word.length - endings));

/**
 * Titles that share words of four letters or more with another, in whatever form, the closest first.
 *
 * @param little  words that say too little to count
 */
export function closestTitles<Of extends { title: string }>(
  title: string,
  others: readonly Of[],
  little: ReadonlySet<string>,
  most: number,
): Of[] {
  const tellingWords = (text: string) => wordsOfTitles([text]).filter((word) => !little.has(word));
  const beginnings = tellingWords(title).map(beginningOf);
  if (beginnings.length === 0) return [];
  return others
    .map((other) => {
      const words = tellingWords(other.title);
      const shared = beginnings.filter((begin) => words.some((word) => word.startsWith(begin)));
      return { other, shared: shared.length };
    })
    .filter(({ shared }) => shared >= fewestShared(beginnings.length))
    .sort((one, two) => two.shared - one.shared)
    .slice(0, most)
    .map(({ other }) => other);
}
