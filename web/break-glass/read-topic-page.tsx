import '../app/more-words.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSpeech } from '../app/language.tsx';
import { fileSize } from '../attachments/file-size.ts';
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
import { ReadMore } from './read-more.tsx';
import type { ReadPosts } from './views.ts';

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
  const first = list.data?.pages[0];
  return (
    <>
      {first && <h2>{first.title}</h2>}
      {first && <ReadMore entryId={entryId} topicId={topicId} {...first} />}
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
              {post.files.map((file) => (
                <FileLink key={file.id} file={file} />
              ))}
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

/** Opens by itself, and is a look of its own: no picture is shown before somebody asks for it. */
function FileLink({ file }: { file: ReadPosts['items'][number]['files'][number] }) {
  const { say, language } = useSpeech();
  return (
    <p>
      <a href={file.href} target="_blank" rel="noreferrer">
        {say('glass.openFile', { name: file.name })}
      </a>{' '}
      <span className="meta">{fileSize(file.bytes, language)}</span>
      {file.alt && <span className="meta"> {file.alt}</span>}
    </p>
  );
}
