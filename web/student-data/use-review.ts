import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type ApiProblem, post } from '../app/fetch.ts';
import type { KeptFile } from '../attachments/use-files.ts';
import type { Review, Reviewed, Wording } from './views.ts';

const pause = 1_000;

/**
 * Lets the server look over what is being written, at each pause in typing. Nothing is kept there; and when no answer
 * comes, the server looks again at what is posted.
 *
 * @returns `last` is about the words at the last pause; `now` is the same when those are the words as they stand
 */
export function useReview(words: Wording): { now: Reviewed | null; last: Reviewed | null } {
  const now = JSON.stringify(words);
  const [paused, setPaused] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(now), pause);
    return () => clearTimeout(timer);
  }, [now]);

  const pausedWords: Wording = JSON.parse(paused);
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['student-data-review', paused],
    async queryFn(): Promise<Reviewed> {
      return { ...(await post<Review>('/student-data-review', pausedWords)), words: pausedWords };
    },
    enabled: isSomething(pausedWords),
    placeholderData: (previous) => previous, // so that what is hinted at stays while more is written
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const last = data && data.findings.length > 0 ? data : null;
  const isOfNow = !isPlaceholderData && paused === now;
  return { now: isOfNow ? last : null, last };
}

const isSomething = ({ title = '', body = '', attachments = [] }: Wording): boolean =>
  `${title}${body}`.trim() !== '' || attachments.length > 0;

/** What files say to who reads the post. */
export const tellFiles = (files: readonly KeptFile[]): NonNullable<Wording['attachments']> =>
  files.map(({ there, alt }) => ({ name: there?.name ?? '', alt }));

/** A rewrite knows what pictures show in other words; how the files are called, and which they are, stays. */
export function rewordFiles<Words extends object>(
  words: Words & { attachments?: readonly object[] | undefined },
  { attachments, ...rewrite }: Wording,
): Wording {
  if (!words.attachments) return rewrite;
  const files = words.attachments.map((file, at) => ({ ...file, ...attachments?.[at] }));
  return { ...rewrite, attachments: files };
}

/** What the server found when it refused words that were posted. */
export const reviewOf = ({ errors, body }: Pick<ApiProblem, 'errors' | 'body'>): Review => ({
  findings: errors as unknown as Review['findings'],
  rewrite: body.rewrite as Review['rewrite'],
});
