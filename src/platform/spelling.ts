/** Words shorter than this are taken as they are: too much lies within one letter of them. */
export const shortestMistyped = 4;

/** The nearest of the candidates that someone may have meant: one letter off in short words, two in longer ones. */
export function nearWords(word: string, candidates: readonly string[]): string[] {
  if (word.length < shortestMistyped || /\d/.test(word)) return [];
  const allowed = word.length < 6 ? 1 : 2;
  const distances = candidates.map((candidate) => {
    const whole = lettersApart(word, candidate);
    const beginning = lettersApart(word, candidate.slice(0, word.length)) + 0.5;
    return { candidate, apart: Math.min(whole, word.length > 4 ? beginning : whole) };
  });
  const near = distances.filter(({ candidate, apart }) => candidate !== word && apart <= allowed);
  const least = Math.min(...near.map(({ apart }) => apart));
  return near.filter(({ apart }) => apart < least + 1).map(({ candidate }) => candidate);
}

/**
 * How many letters must be changed, added, left out or swapped with their neighbour to make one word the other.
 *
 * @see Damerau, "A technique for computer detection and correction of spelling errors", 1964 (optimal string alignment)
 */
export function lettersApart(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= one.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const steps = [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same];
      if (swapped) steps.push(at(i - 2, j - 2) + 1);
      rows[i]?.push(Math.min(...steps));
    }
  }
  return at(one.length, other.length);
}
