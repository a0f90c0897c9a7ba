import { useQuery } from '@tanstack/react-query';
import { lazy, useEffect } from 'react';
import { get, isProblem } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { NothingHere } from '../app/nothing-here.tsx';
import { PageHead } from '../app/page.tsx';
import { go } from '../app/place.ts';
import { cache } from '../app/query.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import type { Post } from './views.ts';

/** Of those alone who come here before they have accepted the charter of its circle. */
const CharterPage = lazy(async () => ({
  default: (await import('./charter-page.tsx')).CharterPage,
}));

/** Where a link to one post leads: to the conversation that it stands in by now. */
export function PostPage({ postId }: { postId: string }) {
  const say = useSay();
  const { data, error, refetch } = useQuery({
    queryKey: ['posts', postId],
    queryFn: ({ signal }) => get<Post>(`/posts/${postId}`, signal),
    staleTime: 0,
    gcTime: 0,
  });
  useEffect(() => {
    if (!data) return;
    cache.removeQueries({ queryKey: ['topics', data.topicId, 'posts'] });
    go(`/topics/${data.topicId}?post=${data.position}`, { replace: true });
  }, [data]);
  if (isProblem(error, 'not-found', 'invalid-input')) return <NothingHere />;
  if (isProblem(error, 'charter-not-accepted')) {
    const { spaceId } = error.body.charter as { spaceId: string };
    return <CharterPage spaceId={spaceId} />;
  }
  return (
    <>
      <PageHead title={say('post.finding')} />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton rows={4} />}
    </>
  );
}
