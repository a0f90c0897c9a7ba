import { defineProblem, invalidInput } from '../platform/problem.ts';
import { fewestMoods, mostOffers, type RoundView } from './schemas.ts';
import type { CheckIn } from './tables.ts';

export const roundClosed = defineProblem(
  'round-closed',
  409,
  'This round has closed',
  'It can be read, and takes no more answers. What you would add can go into the topic, or into the next round.',
);
export const notSharedYet = defineProblem(
  'not-shared-yet',
  409,
  'What the others shared opens once you have shared',
  'Share something yourself, or wait until the round closes: then it is open to everyone who was here when it began.',
);
export const alreadyShared = defineProblem(
  'already-shared',
  409,
  'You have shared already',
  'Take your answer back if you would rather skip this round.',
);
export const offersFull = defineProblem(
  'offers-full',
  409,
  'This answer has as many offers as anybody can take up',
  'Write in the topic instead.',
);

type Closing = Pick<CheckIn, 'closesAt' | 'settledAt'>;

/** One that was settled is closed also where the time of this machine is behind that of the one which settled it. */
export const isClosed = ({ closesAt, settledAt }: Closing, now: Date): boolean =>
  settledAt !== null || now >= closesAt;

/** @throws `round-closed` from `closesAt` on, that moment included */
export function checkOpen(round: Closing, now: Date): void {
  if (isClosed(round, now)) throw roundClosed();
}

const shortest = 5 * 60_000;
const longest = 60 * 86_400_000;

/** @throws `invalid-input` for a round of less than five minutes or more than sixty days */
export function checkClosing(closesAt: Date, now: Date): void {
  const length = closesAt.getTime() - now.getTime();
  if (length >= shortest && length <= longest) return;
  throw invalidInput('A round is open for five minutes to sixty days', {
    errors: [
      { pointer: '#/closesAt', detail: 'Expected a time from five minutes to sixty days on' },
    ],
  });
}

/** @throws `invalid-input` unless something, or nothing, is said to each prompt */
export function checkWords(words: readonly string[], prompts: readonly string[]): void {
  if (words.length === prompts.length) return;
  throw invalidInput('An answer has as many parts as the round has prompts', {
    errors: [{ pointer: '#/words', detail: `Expected ${prompts.length} parts` }],
  });
}

/** @throws `offers-full` */
export function checkOffers(count: number): void {
  if (count >= mostOffers) throw offersFull();
}

/**
 * What may be told of the moods of a round, of which nothing changes any more: while it is open nothing is told at all,
 * for the difference between two looks would be one person's mood.
 *
 * @param counts  how many chose 1, 2, 3, 4, 5
 * @returns       null where fewer than five people gave theirs
 */
export function showMoods(counts: readonly number[]): RoundView['moods'] {
  const people = counts.reduce((sum, count) => sum + count, 0);
  if (people < fewestMoods) return null;
  const sum = counts.reduce((all, count, index) => all + count * (index + 1), 0);
  return { counts: [...counts], mean: Math.round((sum / people) * 10) / 10 };
}
