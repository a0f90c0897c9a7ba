import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type ApiProblem, post } from '../app/fetch.ts';
import type { Review, Wording } from './views.ts';

const pause = 1_000;

/**
 * Lets the server look over what is being written, at each pause in typing. Nothing is kept there; and when no answer
 * comes, the server looks again at what is posted.
 *
 * @returns `last` is about the words at the last pause; `now` is the same when those are the words as they stand
 */
export function useReview(words: Wording): { now: Review | null; last: Review | null } {
  const { title = '', body = '' } = words;
  const [paused, setPaused] = useState({ title, body });
  useEffect(() => {
    const timer = setTimeout(() => setPaused({ title, body }), pause);
    return () => clearTimeout(timer);
  }, [title, body]);

  const { data, isPlaceholderData } = useQuery({
    queryKey: ['student-data-review', paused],
    queryFn: () => {
      const asked: Wording = paused.title === '' ? { body: paused.body } : paused;
      return post<Review>('/student-data-review', asked);
    },
    enabled: `${paused.title}${paused.body}`.trim() !== '',
    placeholderData: (previous) => previous, // so that what is hinted at stays while more is written
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const last = data && data.findings.length > 0 ? data : null;
  const isOfNow = !isPlaceholderData && paused.title === title && paused.body === body;
  return { now: isOfNow ? last : null, last };
}

/** What the server found when it refused words that were posted. */
export const reviewOf = ({ errors, body }: Pick<ApiProblem, 'errors' | 'body'>): Review => ({
  findings: errors as unknown as Review['findings'],
  rewrite: body.rewrite as Review['rewrite'],
});

/** The words that a finding is about. */
export const wordsOf = ({ pointer, start, end }: Review['findings'][number], words: Wording) =>
  textAt(pointer, words)?.slice(start, end).trim() ?? '';

function textAt(pointer: string, { title, body, words }: Wording): string | undefined {
  const [, index] = /^#\/words\/(\d)$/.exec(pointer) ?? [];
  if (index !== undefined) return words?.[Number(index)];
  return pointer === '#/title' ? title : body;
}
