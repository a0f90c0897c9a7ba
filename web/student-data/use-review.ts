import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type ApiProblem, post } from '../app/fetch.ts';
import type { KeptFile } from '../attachments/use-files.ts';
import type { Review, Wording } from './views.ts';

const pause = 1_000;

/**
 * Lets the server look over what is being written, at each pause in typing. Nothing is kept there; and when no answer
 * comes, the server looks again at what is posted.
 *
 * @returns `last` is about the words at the last pause; `now` is the same when those are the words as they stand
 */
export function useReview(words: Wording): { now: Review | null; last: Review | null } {
  const now = JSON.stringify(words);
  const [paused, setPaused] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(now), pause);
    return () => clearTimeout(timer);
  }, [now]);

  const { data, isPlaceholderData } = useQuery({
    queryKey: ['student-data-review', paused],
    queryFn: () => post<Review>('/student-data-review', JSON.parse(paused)),
    enabled: isSomething(JSON.parse(paused)),
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

/** The words that a finding is about. */
export const wordsOf = ({ pointer, start, end }: Review['findings'][number], words: Wording) =>
  textAt(pointer, words)?.slice(start, end).trim() ?? '';

function textAt(pointer: string, { title, body, words, attachments }: Wording): string | undefined {
  const [, file, part] = /^#\/attachments\/(\d)\/(name|alt)$/.exec(pointer) ?? [];
  if (file !== undefined) return attachments?.[Number(file)]?.[part as 'name' | 'alt'];
  const [, index] = /^#\/words\/(\d)$/.exec(pointer) ?? [];
  if (index !== undefined) return words?.[Number(index)];
  return pointer === '#/title' ? title : body;
}
