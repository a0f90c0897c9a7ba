import type { Reading, Word } from './reading.ts';

const who = /^(students?|names?|nombres?|alumn[oa]s?|estudiantes?|last)$/;
const what =
  /^(grade|gr|dob|id|score|scores|level|lexile|grado|period|homeroom|calificacion|puntaje|nivel)$/;

/**
 * Lines of a list whose head says that it is one of students: "| Student | Grade | Score |".
 *
 * @returns the numbers of their sentences; a line end ends a sentence
 */
export function findRosterLines(reading: Reading): ReadonlySet<number> {
  const lines = new Set<number>();
  let inRoster = false;
  for (const line of linesOf(reading)) {
    const words = reading.words.slice(line.from, line.to);
    const isEmpty = words.length === 0;
    if (isHead(words, reading.text)) inRoster = true;
    else if (isEmpty) inRoster = false;
    else if (inRoster) for (const { sentence } of words) lines.add(sentence);
  }
  return lines;
}

const mostInHead = 8;

/** Little else than labels, with signs between them. */
function isHead(line: readonly Word[], text: string): boolean {
  const words = line.filter(({ kind }) => kind === 'word').map(({ low }) => low);
  if (words.length > mostInHead || words.length < 2) return false;
  const labels = words.filter((word) => who.test(word) || what.test(word)).length;
  const [start, end] = [line[0]?.start ?? 0, line.at(-1)?.end ?? 0];
  const isDivided = /[|,;\t]/.test(text.slice(start, end));
  return (
    isDivided && labels * 2 >= words.length && words.some((word) => who.test(word)) && labels > 1
  );
}

function linesOf({ words }: Reading): { from: number; to: number }[] {
  const lines: { from: number; to: number }[] = [];
  let from = 0;
  words.forEach((word, place) => {
    if (word.text !== '\n') return;
    lines.push({ from, to: place });
    from = place + 1;
  });
  lines.push({ from, to: words.length });
  return lines;
}
