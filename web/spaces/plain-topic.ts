import type { TopicInList } from './views.ts';

/** What someone asked anonymously and what has a protocol stays whole where it is. */
export const isPlain = ({ kind, pseudonym }: Pick<TopicInList, 'kind' | 'pseudonym'>): boolean =>
  (kind === 'discussion' || kind === 'question') && pseudonym === null;
