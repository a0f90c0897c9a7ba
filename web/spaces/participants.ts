import { useInfiniteQuery } from '@tanstack/react-query';
import type { Author } from '../people/views.ts';
import { postsQuery } from './queries.ts';

/** Who has written in a conversation, as far as it is loaded; each once, in the order of their first words. */
export function useParticipants(topicId: string): Author[] {
  const { data } = useInfiniteQuery(postsQuery(topicId));
  const authors = (data?.pages ?? []).flatMap(({ items }) => items.map(({ author }) => author));
  const known = authors.filter((author) => author !== null);
  return [...new Map(known.map((author) => [author.id, author])).values()];
}
