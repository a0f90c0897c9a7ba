import { readWords } from './words.ts';

/** A piece of text, and whether it is what was looked for. */
export type Piece = { text: string; match: boolean };

/** How much of a post is looked through for a place to show, characters of HTML. */
export const excerptReads = 12_000;
const longest = 220;
const lead = 50;

type Mark = (word: string) => boolean;
type Found = { word: string; from: number; to: number };

/** A text cut into what was looked for and what was not. Text alone: whoever shows it has nothing to escape. */
export const markAll = (text: string, mark: Mark): Piece[] =>
  cut(text, 0, text.length, hitsIn(text, mark));

/**
 * The place of a text where most of what was looked for stands together, on one line.
 *
 * @param text  plain words, without markup
 */
export function excerptAround(text: string, mark: Mark): Piece[] {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  const hits = hitsIn(line, mark);
  const best = bestPlace(hits);
  const from = best === undefined || best <= lead ? 0 : startOfWord(line, best);
  const to = from + longest >= line.length ? line.length : endOfWord(line, from + longest);
  const pieces = cut(line, from, to, hits);
  if (from > 0) pieces.unshift({ text: '… ', match: false });
  if (to < line.length) pieces.push({ text: ' …', match: false });
  return pieces;
}

const hitsIn = (text: string, mark: Mark): Found[] =>
  readWords(text).filter(({ word }) => mark(word));

/** Where the most different words that were looked for follow within one excerpt. */
function bestPlace(hits: readonly Found[]): number | undefined {
  let best: { from: number; words: number } | undefined;
  hits.forEach(({ from }, index) => {
    const near = hits.slice(index, index + 20).filter(({ to }) => to - from <= longest - lead);
    const words = new Set(near.map(({ word }) => word)).size;
    if (best === undefined || words > best.words) best = { from, words };
  });
  return best?.from;
}

function startOfWord(line: string, hit: number): number {
  const start = line.indexOf(' ', hit - lead) + 1;
  return start > 0 && start <= hit ? start : hit; // one long word before it
}

function endOfWord(line: string, at: number): number {
  const end = line.lastIndexOf(' ', at);
  return end > at - 40 ? end : at; // no space for long: a word of another script, or an address
}

function cut(text: string, from: number, to: number, hits: readonly Found[]): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  const add = (end: number, match: boolean) => {
    const piece = text.slice(at, end).toWellFormed();
    if (piece !== '') pieces.push({ text: piece, match });
    at = end;
  };
  for (const hit of hits) {
    if (hit.from < at || hit.to > to) continue;
    add(hit.from, false);
    add(hit.to, true);
  }
  add(to, false);
  return pieces;
}
