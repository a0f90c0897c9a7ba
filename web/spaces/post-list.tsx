import { Fragment } from 'react';
import { useSay } from '../app/language.tsx';
import { PostArticle } from './post.tsx';
import css from './post-list.module.css';
import type { Post, Topic } from './views.ts';

export function PostList(props: {
  posts: Post[];
  /** The first post that I have not read. */
  newFrom: string | undefined;
  topic: Topic;
  onReply(post: Post, words: string): void;
}) {
  const say = useSay();
  return (
    <div className={css.posts}>
      {props.posts.map((post) => (
        <Fragment key={post.id}>
          {post.id === props.newFrom && (
            <div className={css.since} id="new">
              <span>{say('topic.since')}</span>
            </div>
          )}
          <PostArticle
            post={post}
            topic={props.topic}
            findPost={(id) => props.posts.find((other) => other.id === id)}
            onReply={props.onReply}
          />
        </Fragment>
      ))}
    </div>
  );
}
