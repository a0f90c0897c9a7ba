import { type InfiniteData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { get } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { cache } from '../app/query.ts';
import { Panel } from '../parts/panel.tsx';
import { findSimilar } from './similar-topics.ts';
import type { Space, TopicList } from './views.ts';

const restMs = 350;
const shortest = 4;

/** The same, once it has stood still for a moment. */
function useRested(text: string): string {
  const [rested, rest] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => rest(text), restMs);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

/** Of what is loaded: until the server answers, and where it cannot or is not asked. */
function findLoaded(spaceId: string, title: string) {
  const lists = cache.getQueriesData<InfiniteData<TopicList>>({
    queryKey: ['spaces', spaceId, 'topics'],
  });
  return findSimilar(
    title,
    lists.flatMap(([, list]) => list?.pages.flatMap(({ items }) => items) ?? []),
  );
}

/** Conversations of this space with titles like the one that is being written. */
export function Similar({ space, title }: { space: Space; title: string }) {
  const say = useSay();
  const wanted = useRested(title.trim());
  const spaceId = space.id;
  // In a circle it may yet be asked anonymously, so it is asked after under no name: what is loaded has to do.
  const mayAsk = space.kind !== 'circle' && wanted.length >= shortest;
  const { data } = useQuery({
    queryKey: ['similar-topics', spaceId, wanted],
    queryFn: ({ signal }) =>
      get<{ items: { id: string; title: string }[] }>(
        `/spaces/${spaceId}/similar-topics?${new URLSearchParams({ title: wanted })}`,
        signal,
      ),
    enabled: mayAsk,
    staleTime: 60_000,
    retry: false,
    placeholderData: (before) => (mayAsk ? before : undefined),
  });
  const similar = data?.items ?? findLoaded(spaceId, title);
  if (similar.length === 0) return null;
  return (
    <Panel padded>
      <p className="meta">{say('topics.similar')}</p>
      <ul>
        {similar.map((topic) => (
          <li key={topic.id}>
            <Link to={`/topics/${topic.id}`}>{topic.title}</Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
