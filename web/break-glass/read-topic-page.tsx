import '../app/more-words.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSpeech } from '../app/language.tsx';
import { Avatar } from '../parts/avatar.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Prose } from '../parts/prose.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { writerName } from '../people/author.ts';
import css from './glass.module.css';
import { Looking } from './looking.tsx';
import { readPostsQuery } from './queries.ts';

/** What is said in one topic of a circle that was opened. To read, and nothing else. */
export function ReadTopicPage({ entryId, topicId }: { entryId: string; topicId: string }) {
  const { say } = useSpeech();
  const back = { to: `/moderation/break-glass/${entryId}`, label: say('glass.allTopics') };
  return (
    <Looking entryId={entryId} title={say('glass.looking')} back={back}>
      {() => <Posts entryId={entryId} topicId={topicId} />}
    </Looking>
  );
}

function Posts({ entryId, topicId }: { entryId: string; topicId: string }) {
  const { say } = useSpeech();
  const list = useInfiniteQuery(readPostsQuery(entryId, topicId));
  const posts = list.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      {posts && <h2>{list.data?.pages[0]?.title}</h2>}
      <Panel>
        {posts?.map((post) => (
          <article
            key={post.id}
            className={css.post}
            aria-label={say('glass.postBy', { name: writerName(post, say) })}
          >
            <Avatar person={post.author} />
            <div className="grow">
              <p>
                <b>{writerName(post, say)}</b>{' '}
                <span className="meta">
                  <ZonedTime at={post.createdAt} />
                </span>
              </p>
              {post.removed ? (
                <p className="meta">{say('post.gone')}</p>
              ) : (
                <Prose html={post.html} />
              )}
            </div>
          </article>
        ))}
        {!posts && list.error && (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        )}
        {!posts && !list.error && <Skeleton />}
      </Panel>
      <MoreButton list={list} />
    </>
  );
}
