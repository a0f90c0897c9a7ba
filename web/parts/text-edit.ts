/** A text with a selection in it; edits return the new ones. */
export type Edit = { text: string; start: number; end: number };
export type Mark = 'bold' | 'italic' | 'list' | 'quote' | 'link' | 'code';

const around: Partial<Record<Mark, string>> = { bold: '**', italic: '_', code: '`' };
const before: Partial<Record<Mark, string>> = { list: '- ', quote: '> ' };

/** Puts Markdown around or before what is selected; the same mark again takes it away. */
export function mark(edit: Edit, kind: Mark): Edit {
  const sign = around[kind];
  if (sign) return wrap(edit, sign);
  const prefix = before[kind];
  if (prefix) return prefixLines(edit, prefix);
  return addLink(edit);
}

function wrap({ text, start, end }: Edit, sign: string): Edit {
  const inner = text.slice(start, end);
  const marked =
    text.slice(start - sign.length, start) === sign && text.slice(end).startsWith(sign);
  if (marked) {
    const without = text.slice(0, start - sign.length) + inner + text.slice(end + sign.length);
    return { text: without, start: start - sign.length, end: end - sign.length };
  }
  const next = text.slice(0, start) + sign + inner + sign + text.slice(end);
  return { text: next, start: start + sign.length, end: end + sign.length };
}

function prefixLines({ text, start, end }: Edit, prefix: string): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lines = text.slice(from, end).split('\n');
  const marked = lines.every((line) => line.startsWith(prefix));
  const changed = lines
    .map((line) => (marked ? line.slice(prefix.length) : prefix + line))
    .join('\n');
  const next = text.slice(0, from) + changed + text.slice(end);
  const at = from + changed.length;
  return { text: next, start: start === end ? at : from, end: at };
}

function addLink({ text, start, end }: Edit): Edit {
  const words = text.slice(start, end);
  const link = `[${words}](https://)`;
  const at = words ? start + link.length - 1 : start + 1;
  return { text: text.slice(0, start) + link + text.slice(end), start: at, end: at };
}

/** Puts texts below each other; those without words are left out. */
export const joinWords = (...texts: string[]): string =>
  texts.filter((text) => text.trim() !== '').join('\n\n');

/** Quotes what someone wrote, ready for an answer below it. */
export function quote(text: string, words: string): string {
  const quoted = words
    .trim()
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
  return `${text.trim() ? `${text.trimEnd()}\n\n` : ''}${quoted}\n\n`;
}
