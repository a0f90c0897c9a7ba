import type { ReactNode, Ref } from 'react';
import { useSay } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { writerName } from '../people/author.ts';
import type { Author } from '../people/views.ts';
import type { TopicInList } from '../spaces/views.ts';
import { Avatar, type Face } from './avatar.tsx';
import { Counter } from './counter.tsx';
import { Tag } from './tag.tsx';
import css from './topic-row.module.css';
import { ZonedTime } from './zoned-time.tsx';

type Unsent = {
  ref: Ref<HTMLElement>;
  label: string;
  person: Face | null;
  title: string;
  line: string;
  state: ReactNode;
  children: ReactNode;
};

/** A topic that waits to be sent: a row like the others that leads nowhere yet. */
export const UnsentTopicRow = ({ ref, label, ...props }: Unsent) => (
  <article className={css.topic} ref={ref} tabIndex={-1} aria-label={label}>
    <Avatar person={props.person} />
    <div className="grow">
      <h3>{props.title}</h3>
      <p className={css.line}>{props.line}</p>
      <div className={css.facts}>{props.state}</div>
      {props.children}
    </div>
  </article>
);

/** A topic as a list has it; home knows less of it than a space. */
type Row = Pick<TopicInList, 'id' | 'title'> &
  Partial<Pick<TopicInList, 'kind' | 'postsCount' | 'pinned' | 'lockedAt' | 'tags'>> & {
    author: Author | null;
    lastPost: { at: string; excerpt: string; author?: Author | null; pseudonym?: string | null };
    mine: Pick<TopicInList['mine'], 'unread'> & Partial<TopicInList['mine']>;
  };

/** The first post is the topic's own text, where it is there to be read. */
export const repliesOf = (postsCount: number, beganEarlier = false) =>
  Math.max(0, beganEarlier ? postsCount : postsCount - 1);

/** A conversation in a list: its title, its last meaningful line, who, and what is new. */
export function TopicRow({ topic, spaceName }: { topic: Row; spaceName?: string }) {
  const say = useSay();
  const { lastPost, mine } = topic;
  const writer = lastPost.author;
  const replies =
    topic.postsCount !== undefined &&
    say('topic.replies', { count: repliesOf(topic.postsCount, mine.beganEarlier) });
  return (
    <Link className={css.topic} to={`/topics/${topic.id}`}>
      <Avatar person={lastPost.pseudonym ? null : (writer ?? topic.author)} />
      <div className="grow">
        <h3>{mine.beganEarlier ? say('topic.beganEarlier') : topic.title}</h3>
        {!mine.lastPostCollapsed && (
          <p className={css.line}>
            {writer !== undefined &&
              `${writerName({ author: writer, pseudonym: lastPost.pseudonym ?? null }, say)}: `}
            {lastPost.excerpt}
          </p>
        )}
        <div className={css.facts}>
          {mine.unread > 0 && <Counter>{say('topic.new', { count: mine.unread })}</Counter>}
          {topic.pinned && <Tag hue="pine">{say('topic.pinned')}</Tag>}
          {topic.lockedAt && <Tag hue="gold">{say('topic.closed')}</Tag>}
          {(mine.level === 'muted' || mine.level === 'watching') && (
            <Tag>{say(`level.${mine.level}`)}</Tag>
          )}
          {topic.kind && topic.kind !== 'discussion' && (
            <span>{say(`topic.kind.${topic.kind}`)}</span>
          )}
          <span>{[spaceName, replies].filter(Boolean).join(', ')}</span>
          <ZonedTime at={lastPost.at} />
          {topic.tags?.map((tag) => (
            <Tag key={tag}>{say(`tag.${tag}`)}</Tag>
          ))}
        </div>
      </div>
    </Link>
  );
}
