import type { Words } from './merge.ts';

const shown = ['title', 'text', 'first', 'second', 'third'] as const;

/** What somebody wrote, in the order in which it is read. */
export const writtenParts = (words: Words): [part: string, text: string][] =>
  shown.flatMap((part) => (words[part] ? [[part, words[part]]] : []));
