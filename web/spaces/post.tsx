import { type ComponentProps, lazy, Suspense, useState } from 'react';
import { dateFormat } from '../app/formats.ts';
import { useSpeech } from '../app/language.tsx';
import { useTimeZone } from '../app/time-zone.ts';
import { AttachedFiles } from '../attachments/attached-files.tsx';
import { ProseWithCards } from '../link-cards/prose-with-cards.tsx';
import { Avatar } from '../parts/avatar.tsx';
import { Icon } from '../parts/icon.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { writerName } from '../people/author.ts';
import css from './post.module.css';
import { PostMenu } from './post-menu.tsx';
import { Reactions } from './reactions.tsx';
import type { Post, Topic } from './views.ts';

/** Rarely wanted, so each is loaded when it is. */
const EditPost = lazy(async () => ({ default: (await import('./edit-post.tsx')).EditPost }));
const PostHistory = lazy(async () => ({
  default: (await import('./post-history.tsx')).PostHistory,
}));
const RemovePost = lazy(async () => ({ default: (await import('./remove-post.tsx')).RemovePost }));
const ReportPost = lazy(async () => ({
  default: (await import('../moderation/report-post.tsx')).ReportPost,
}));

type Props = {
  post: Post;
  topic: Topic;
  findPost(id: string): Post | undefined;
  onReply(post: Post, words: string): void;
};
type Mode = 'read' | 'edit' | 'history' | 'remove' | 'report';

/** What one person wrote. */
export function PostArticle({ post, topic, findPost, onReply }: Props) {
  const { say, language } = useSpeech();
  const timeZone = useTimeZone();
  const [mode, setMode] = useState<Mode>('read');
  const [folded, setFolded] = useState(post.mine.collapsed);
  const name = writerName(post, say);
  const back = () => setMode('read');
  const place = {
    'aria-posinset': post.position,
    'aria-setsize': topic.lastPosition,
    tabIndex: -1,
  };
  if (post.removed) return <Tombstone post={post} place={place} />;
  if (folded) return <Folded onOpen={() => setFolded(false)} place={place} />;
  const isOpen = mode !== 'read' || post.mine.collapsed;
  const when = dateFormat(language, {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const answered = post.replyTo && findPost(post.replyTo);
  return (
    <article
      {...place}
      className={css.post}
      id={`post-${post.id}`}
      data-open={isOpen || undefined}
      aria-label={say('post.label', {
        name,
        time: when.format(new Date(post.createdAt)),
      })}
    >
      <Avatar person={post.author} />
      <div className="grow">
        <header className={css.head}>
          <b>{name}</b>
          <span className={css.from}>{post.author?.district}</span>
          <span className={css.time}>
            <ZonedTime at={post.createdAt} />
          </span>
          {mode !== 'edit' && (
            <div className={css.menu}>
              <PostMenu
                post={post}
                onEdit={() => setMode('edit')}
                onRemove={() => setMode('remove')}
                onReport={() => setMode('report')}
              />
            </div>
          )}
        </header>
        {post.replyTo && (
          <a
            className={css.answers}
            href={answered ? `#post-${answered.id}` : `/posts/${post.replyTo}`}
          >
            {answered
              ? say('post.answers', { name: writerName(answered, say) })
              : say('post.answersOther')}
          </a>
        )}
        {mode === 'edit' ? (
          <Suspense fallback={null}>
            <EditPost post={post} topic={topic} onDone={back} />
          </Suspense>
        ) : (
          <>
            <div className={css.body}>
              <ProseWithCards html={post.html} />
            </div>
            <AttachedFiles files={post.attachments} />
            {post.editedAt && (
              <button type="button" className={css.edited} onClick={() => setMode('history')}>
                {say('post.edited')}
              </button>
            )}
            <div className={css.actions}>
              <Reactions post={post} />
              {topic.mine.mayPost && <ReplyButton post={post} onReply={onReply} />}
            </div>
          </>
        )}
      </div>
      <Suspense fallback={null}>
        {mode === 'history' && <PostHistory post={post} onClose={back} />}
        {mode === 'report' && <ReportPost of={`/posts/${post.id}`} onClose={back} />}
        {mode === 'remove' && <RemovePost post={post} onClose={back} />}
      </Suspense>
    </article>
  );
}

/** Says that something stood here, and who took it away; the thread around it stays readable. */
function Tombstone({ post, place }: { post: Post; place: ComponentProps<'article'> }) {
  const { say } = useSpeech();
  const { removed } = post;
  return (
    <article {...place} className={css.gone} id={`post-${post.id}`} aria-label={say('post.gone')}>
      {removed && say(`post.removedBy.${removed.by}`)} {removed?.reason}
    </article>
  );
}

/** Words of someone with whom I have a block: there, but only when I want to see them. */
function Folded({ onOpen, place }: { onOpen(): void; place: ComponentProps<'article'> }) {
  const { say } = useSpeech();
  return (
    <article {...place} className={css.gone} aria-label={say('post.folded')}>
      {say('post.folded')}{' '}
      <button type="button" className={css.edited} onClick={onOpen}>
        {say('post.unfold')}
      </button>
    </article>
  );
}

function ReplyButton({ post, onReply }: Pick<Props, 'post' | 'onReply'>) {
  const { say } = useSpeech();
  const answer = () => {
    const selection = window.getSelection();
    const inside = selection?.anchorNode?.parentElement?.closest(`#post-${post.id}`);
    onReply(post, inside ? String(selection) : '');
  };
  return (
    <button
      type="button"
      className={css.plainChip}
      aria-label={say('post.replyTo', { name: writerName(post, say) })}
      onClick={answer}
    >
      <Icon name="reply" small />
      {say('post.reply')}
    </button>
  );
}
