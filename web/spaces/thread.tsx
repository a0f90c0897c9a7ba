import { useInfiniteQuery } from '@tanstack/react-query';
import { Suspense, useMemo, useRef, useState } from 'react';
import { useDraft } from '../app/drafts.ts';
import { useSay } from '../app/language.tsx';
import { useMe } from '../app/me.ts';
import { optional } from '../app/optional.ts';
import type { Sending } from '../app/send-tray.ts';
import { Help } from '../asks/help.tsx';
import { useHelp } from '../asks/use-help.ts';
import { useFiles } from '../attachments/use-files.ts';
import { Button } from '../parts/button.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import { joinWords, quote } from '../parts/text-edit.ts';
import { FloatingReply } from './floating-reply.tsx';
import { PostList } from './post-list.tsx';
import { postsQuery } from './queries.ts';
import { useReading } from './reading.ts';
import { ReplyComposer } from './reply-composer.tsx';
import { filesToTakeUp } from './tray-files.tsx';
import { TrayPosts } from './tray-posts.tsx';
import { Typing } from './typing.tsx';
import type { Post, Topic } from './views.ts';

/** Nobody waits for the keys. */
const ThreadKeys = optional(async () => (await import('./thread-keys.tsx')).ThreadKeys);

/** The conversation in one line from top to bottom, and the place to answer. */
export function Thread({ topic }: { topic: Topic }) {
  const say = useSay();
  const me = useMe();
  const subject = `topics/${topic.id}`;
  const area = useRef<HTMLTextAreaElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const [replyTo, setReplyTo] = useState<Post | null>(null);
  const draft = useDraft(`${subject}/reply`);
  const files = useFiles(`${subject}/reply`);
  const list = useInfiniteQuery(postsQuery(topic.id));
  const posts = useMemo(() => list.data?.pages.flatMap(({ items }) => items), [list.data]);
  const isWriting = () =>
    document.activeElement === area.current && area.current?.value.trim() !== '';
  const help = useHelp(topic);
  const isLoading = (!posts && !list.error) || help.isLoading; // at once, so that nothing shifts under the composer
  const reading = useReading({ topic, posts, end, isWriting });

  const answer = (post: Post, words: string) => {
    setReplyTo(post);
    if (words) draft.write(quote(draft.text, words));
    area.current?.focus();
  };
  const takeUp = async (item: Sending) => {
    draft.write(joinWords(draft.text, String(item.body.body)));
    await Promise.all([draft.keep(), files.takeUp(filesToTakeUp(item))]);
  };
  return (
    <>
      {list.hasPreviousPage && (
        <Button
          wide
          busy={list.isFetchingPreviousPage}
          onClick={() => void list.fetchPreviousPage()}
        >
          {say('topic.earlier')}
        </Button>
      )}
      {reading.shown && (
        <PostList posts={reading.shown} newFrom={reading.newFrom} topic={topic} onReply={answer} />
      )}
      {!posts && list.error && (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      )}
      {isLoading && <Skeleton rows={4} />}
      {list.hasNextPage && (
        <Button wide busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {say('topic.more')}
        </Button>
      )}
      {reading.held > 0 && (
        <Button wide look="primary" onClick={reading.release}>
          {say('topic.newReplies', { count: reading.held })}
        </Button>
      )}
      <div ref={end} />
      {!isLoading && (
        <>
          {help.data && (
            <Help topic={topic} help={help.data} onAnswer={() => area.current?.focus()} />
          )}
          <TrayPosts subject={subject} writesAs={topic.mine.writesAs} onTakeBack={takeUp} />
          {me && <Typing subject={subject} ownId={me.id} />}
          {!topic.mine.mayPost && (
            <p className="meta">{say(topic.lockedAt ? 'topic.closedHint' : 'topic.joinToReply')}</p>
          )}
        </>
      )}
      {!isLoading && topic.mine.mayPost && (
        <>
          <ReplyComposer
            topic={topic}
            draft={draft}
            files={files}
            area={area}
            replyTo={replyTo}
            onClear={() => setReplyTo(null)}
          />
          <FloatingReply area={area} />
        </>
      )}
      {posts && (
        <Suspense fallback={null}>
          <ThreadKeys area={area} />
        </Suspense>
      )}
    </>
  );
}
