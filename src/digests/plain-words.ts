const unseen = /[\p{Cc}\p{Cs}\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** One line of what somebody wrote: no control characters, nothing that turns the direction of what follows. */
export const oneLine = (text: string): string =>
  text.replace(unseen, ' ').replace(/\s+/g, ' ').trim();

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** At most so many characters (UTF-16), cut between words where that loses little, never inside a letter. */
export function clip(text: string, longest: number): string {
  const line = oneLine(text);
  if (line.length <= longest) return line;
  let kept = '';
  for (const { segment } of letters.segment(line)) {
    if (kept.length + segment.length > longest - 1) break;
    kept += segment;
  }
  const space = kept.lastIndexOf(' ');
  return `${(space > longest * 0.6 ? kept.slice(0, space) : kept).trimEnd()}…`;
}
