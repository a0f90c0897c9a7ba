/** A piece of a text, read once from the left: where it begins and ends. */
export type Piece = {
  kind: 'word' | 'number' | 'mark' | 'person' | 'place';
  start: number;
  end: number;
};

const mention = /@\[[^[\]\\\n]{1,120}\]\([0-9a-f-]{36}\)/y;
const webAddress = /https?:\/\/[^\s)>\]]+/y;
const shortest = 'http://'.length;
const otherLetter = /[\p{L}\p{M}]/u;
const ordinalSigns = 'ºª°';
/** Marks that only say how Markdown looks. */
const dressing = '*~`_';

/** Spaces, and signs that nobody sees. */
const isNothing = (code: number) =>
  (code <= 32 && code !== 10) ||
  code === 0xa0 ||
  code === 0xad ||
  code === 0x2060 ||
  (code >= 0x200b && code <= 0x200f);
const isDigit = (code: number) => code >= 48 && code <= 57;
const isLetter = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return otherLetter.test(text.charAt(at)) && !ordinalSigns.includes(text.charAt(at));
};
const isApostrophe = (text: string, at: number) => text[at] === "'" || text[at] === '’';

/** Words, numbers, mentions, web addresses and marks. Each character is passed once, whatever they are. */
export function split(text: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  while (start < text.length) {
    if (isNothing(text.charCodeAt(start)) || dressing.includes(text.charAt(start))) {
      start += 1;
      continue;
    }
    const piece = pieceAt(text, start);
    pieces.push(piece);
    start = piece.end;
  }
  return pieces;
}

function pieceAt(text: string, start: number): Piece {
  if (isDigit(text.charCodeAt(start)))
    return { kind: 'number', start, end: numberEnd(text, start) };
  if (isLetter(text, start)) {
    const address = text.startsWith('http', start) ? stuck(webAddress, text, start) : 0;
    if (address > shortest) return { kind: 'place', start, end: start + address };
    return { kind: 'word', start, end: wordEnd(text, start) };
  }
  const named = text.startsWith('@[', start) ? stuck(mention, text, start) : 0;
  if (named > 0) return { kind: 'person', start, end: start + named };
  return { kind: 'mark', start, end: start + 1 };
}

function stuck(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** "4", "4th", "4.º" */
function numberEnd(text: string, start: number): number {
  let end = start + 1;
  while (isDigit(text.charCodeAt(end))) end += 1;
  const sign = text[end] === '.' ? end + 1 : end;
  if (sign < text.length && ordinalSigns.includes(text.charAt(sign))) return sign + 1;
  while (isLetter(text, end)) end += 1;
  return end;
}

/** "Hill", "O’Connell", "Johnson’s", "A00392817", "d.o.b." */
function wordEnd(text: string, start: number): number {
  let end = start + 1;
  while (isLetter(text, end) || isDigit(text.charCodeAt(end))) end += 1;
  if (end === start + 1 && text[end] === '.') return abbreviationEnd(text, start);
  if (!isApostrophe(text, end) || !isLetter(text, end + 1)) return end;
  end += 2;
  while (isLetter(text, end)) end += 1;
  return end;
}

/** "J.R."; one letter with a point is a letter and a mark. */
function abbreviationEnd(text: string, start: number): number {
  let end = start;
  while (isLetter(text, end) && text[end + 1] === '.') end += 2;
  return end > start + 2 ? end : start + 1;
}
