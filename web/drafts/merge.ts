import type { DraftView, Part } from './views.ts';

/** What is being written: the parts that have something in them. */
export type Words = DraftView['words'];
/** Words, and how often they had been changed at the server when they were these. */
export type Kept = { words: Words; version: number };

export const nothing: Kept = { words: {}, version: 0 };

/** What is something only beside words, as at the server. */
const besides: readonly Part[] = ['mood', 'begunFrom'];

/** The parts with something in them, or none where there are no words. */
export function tidy(parts: Partial<Record<Part, string>>): Words {
  const written = Object.entries(parts).filter(([, part]) => part.trim() !== '');
  const isSomething = written.some(([part]) => !besides.includes(part as Part));
  return isSomething ? Object.fromEntries(written) : {};
}

export const isEmpty = (words: Words): boolean => Object.keys(words).length === 0;

export const sameWords = (one: Words, other: Words): boolean => {
  const parts = (words: Words) => JSON.stringify(Object.entries(words).sort());
  return parts(one) === parts(other);
};

/**
 * What follows from what is written here and what the server has. Words that stand in only one of the two places are never
 * lost: either side gives way only with what both had before, or with nothing.
 *
 * @param mine    on this device
 * @param base    what both had when they last agreed
 * @param theirs  at the server
 * @returns       `agreed`: both say the same · `send`: mine go to the server, on top of theirs · `fill`: theirs come here ·
 *                `offer`: both have been changed; mine stay here and theirs are shown on request
 */
export function merge(mine: Words, base: Kept, theirs: Kept): 'agreed' | 'send' | 'fill' | 'offer' {
  const isUnchanged = sameWords(mine, base.words);
  if (sameWords(mine, theirs.words)) return 'agreed';
  if (theirs.version === base.version && sameWords(theirs.words, base.words)) return 'send';
  // Posted or thrown away on another device. A version that is lower was forgotten after its time, and decides nothing.
  if (isEmpty(theirs.words)) return isUnchanged && theirs.version > base.version ? 'fill' : 'send';
  return isUnchanged || isEmpty(mine) ? 'fill' : 'offer';
}
