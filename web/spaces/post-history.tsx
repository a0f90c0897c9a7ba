import { useQuery } from '@tanstack/react-query';
import { get } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Prose } from '../parts/prose.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import css from './post-history.module.css';
import type { Post, Revisions } from './views.ts';

/** How a post read before, the latest first. */
export function PostHistory({ post, onClose }: { post: Post; onClose(): void }) {
  const say = useSay();
  const { data, error, refetch } = useQuery({
    queryKey: ['posts', post.id, 'history', post.editedAt],
    queryFn: ({ signal }) => get<Revisions>(`/posts/${post.id}/revisions`, signal),
  });
  return (
    <Dialog title={say('post.history')} onClose={onClose}>
      {data?.items.map((version) => (
        <section key={version.writtenAt} className={css.version}>
          <h3>
            <ZonedTime at={version.writtenAt} as="full" />
          </h3>
          <Prose html={version.html} />
        </section>
      ))}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={2} />}
    </Dialog>
  );
}
