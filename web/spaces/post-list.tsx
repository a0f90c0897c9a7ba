import { Fragment, Suspense, useRef, useState } from 'react';
import { useSay } from '../app/language.tsx';
import { optional } from '../app/optional.ts';
import { classes } from '../parts/classes.ts';
import { type Near, withGaps } from './near-posts.ts';
import { PostArticle } from './post.tsx';
import css from './post-list.module.css';
import type { Post, Topic } from './views.ts';

/** Few conversations are read that far. Without it, all posts are in the document. */
const LongList = optional(async () => (await import('./long-list.tsx')).LongList);

/** More than these are not all kept in the document. */
const most = 80;

export function PostList(props: {
  posts: Post[];
  /** The first post that I have not read. */
  newFrom: string | undefined;
  topic: Topic;
  onReply(post: Post, words: string): void;
}) {
  const say = useSay();
  const { posts, topic } = props;
  const list = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState<Near | null>(null);
  const isLong = posts.length > most;
  const { rows, gap: below } = withGaps(posts, isLong ? near : null);
  const findPost = (id: string) => posts.find((other) => other.id === id);
  return (
    <>
      <div className={css.posts} role="feed" aria-label={say('topic.posts')} ref={list}>
        {rows.map(({ item: post, gap }) => {
          const isFirstNew = post.id === props.newFrom;
          return (
            <Fragment key={post.id}>
              {gap > 0 && <Gap height={gap} />}
              <div className={classes(css.row, isFirstNew && css.new)} data-post={post.id}>
                {isFirstNew && (
                  <div className={css.since} id="new">
                    <span>{say('topic.since')}</span>
                  </div>
                )}
                <PostArticle
                  post={post}
                  topic={topic}
                  findPost={findPost}
                  onReply={props.onReply}
                />
              </div>
            </Fragment>
          );
        })}
        {below > 0 && <Gap height={below} />}
      </div>
      {isLong && (
        <Suspense fallback={null}>
          <LongList
            posts={posts}
            spaceId={topic.spaceId}
            list={list}
            near={near}
            onNear={setNear}
          />
        </Suspense>
      )}
    </>
  );
}

const Gap = ({ height }: { height: number }) => <div className={css.gap} style={{ height }} />;
