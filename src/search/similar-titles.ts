import { readWords } from './words.ts';

const shortestTelling = 4;
/** So many letters at the end may differ: "schedules" is like "scheduling". */
const endings = 3;

/** Of how many words two titles have to share some to be alike: two of them, or the only one. */
export const fewestShared = (words: number): number => Math.min(2, words);

const tellingWords = (title: string) => [
  ...new Set(
    readWords(title)
      .map(({ word }) => word)
      .filter((word) => word.length >= shortestTelling),
  ),
];
const beginningOf = (word: string) =>
  word.slice(0, Math.max(shortestTelling, word.length - endings));

/** Titles that share words of four letters or more with another, in whatever form, the closest first. */
export function closestTitles<Of extends { title: string }>(
  title: string,
  others: readonly Of[],
  most: number,
): Of[] {
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
