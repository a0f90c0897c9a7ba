/** Whether a word is one of these, or has one letter missing, too many or in the place of another. */
export const isNearWord = (word: string, ...wanted: readonly string[]): boolean =>
  wanted.some((each) => isOneSlipAway(word, each));

function isOneSlipAway(word: string, wanted: string): boolean {
  if (Math.abs(word.length - wanted.length) > 1) return false;
  const same = sharedStart(word, wanted);
  const rest = [word.slice(same), wanted.slice(same)] as const;
  return (
    rest[0].slice(1) === rest[1].slice(1) ||
    rest[0].slice(1) === rest[1] ||
    rest[0] === rest[1].slice(1) ||
    (rest[0].slice(2) === rest[1].slice(2) &&
      rest[0][0] === rest[1][1] &&
      rest[0][1] === rest[1][0])
  );
}

function sharedStart(one: string, other: string): number {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return same;
}
