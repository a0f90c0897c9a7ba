import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useSpeech } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { Checkbox } from '../parts/field.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { authorName } from '../people/author.ts';
import type { Post } from './views.ts';

type List = Pick<
  UseInfiniteQueryResult<{ pages: { items: Post[] }[] }>,
  | 'data'
  | 'error'
  | 'refetch'
  | 'hasNextPage'
  | 'hasPreviousPage'
  | 'fetchNextPage'
  | 'fetchPreviousPage'
>;
type Props = { list: List; chosen: ReadonlySet<string>; onToggle(id: string): void };

const shown = 140;

/** The posts that can go elsewhere: all that stand but the first, which is the text of the topic. */
export function SplitPosts({ list, chosen, onToggle }: Props) {
  const { say } = useSpeech();
  const posts = list.data?.pages
    .flatMap(({ items }) => items)
    .filter(({ position, removed }) => position > 1 && !removed);
  if (!posts) {
    if (!list.error) return <Skeleton rows={3} />;
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  }
  return (
    <fieldset className="stack">
      <legend>{say('arrange.posts')}</legend>
      {list.hasPreviousPage && (
        <Button onClick={() => void list.fetchPreviousPage()}>{say('topic.earlier')}</Button>
      )}
      {posts.length === 0 && <p>{say('arrange.noPosts')}</p>}
      {posts.map((post) => (
        <Checkbox
          key={post.id}
          checked={chosen.has(post.id)}
          onChange={() => onToggle(post.id)}
          label={
            <>
              <b>{authorName(post.author, say)}</b>{' '}
              <span className="meta">
                <ZonedTime at={post.createdAt} />
              </span>
              <br />
              {post.body.length > shown ? `${post.body.slice(0, shown)}…` : post.body}
            </>
          }
        />
      ))}
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()}>{say('topic.more')}</Button>
      )}
    </fieldset>
  );
}
