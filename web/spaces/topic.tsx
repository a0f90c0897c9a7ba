import { useQuery } from '@tanstack/react-query';
import { lazy, useEffect } from 'react';
import { isProblem } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { useSubject } from '../app/live-cache.ts';
import { NothingHere } from '../app/nothing-here.tsx';
import { Columns, PageTitle } from '../app/page.tsx';
import { go } from '../app/place.ts';
import { TopicBrief } from '../briefs/brief.tsx';
import { briefQuery } from '../briefs/queries.ts';
import { AvatarStack } from '../parts/avatar.tsx';
import { Icon } from '../parts/icon.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import { Tag } from '../parts/tag.tsx';
import { repliesOf } from '../parts/topic-row.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { writerName } from '../people/author.ts';
import { Conversation } from './conversation.tsx';
import { OnlyMembers } from './only-members.tsx';
import { useParticipants } from './participants.ts';
import { Presence } from './presence.tsx';
import { spaceQuery, topicQuery } from './queries.ts';
import css from './topic.module.css';
import { TopicMenu } from './topic-menu.tsx';
import type { Topic } from './views.ts';

/** Of those alone who come here before they have accepted the charter of its circle. */
const CharterPage = lazy(async () => ({
  default: (await import('./charter-page.tsx')).CharterPage,
}));

export function TopicPage({ topicId }: { topicId: string }) {
  useSubject(`topics/${topicId}`);
  const { data: topic, error, refetch } = useQuery(topicQuery(topicId));
  const brief = useQuery(briefQuery(topicId));
  if (isProblem(error, 'not-found', 'invalid-input')) return <NothingHere />;
  if (isProblem(error, 'charter-not-accepted')) {
    const { spaceId } = error.body.charter as { spaceId: string };
    return <CharterPage spaceId={spaceId} />;
  }
  if (isProblem(error, 'topic-merged')) return <GoOn topicId={String(error.body.topicId)} />;
  // What stands above the posts is there first, so that they do not move when it comes.
  if (topic && (brief.data || brief.failureCount > 0)) return <Found topic={topic} key={topicId} />;
  return error ? (
    <ErrorState error={error} onRetry={() => void refetch()} />
  ) : (
    <Skeleton rows={4} />
  );
}

/** It was put into another, which takes its place also where the reader goes back to. */
function GoOn({ topicId }: { topicId: string }) {
  useEffect(() => go(`/topics/${topicId}`, { replace: true }), [topicId]);
  return <Skeleton rows={4} />;
}

function Found({ topic }: { topic: Topic }) {
  const { say } = useSpeech();
  const { data: space } = useQuery(spaceQuery(topic.spaceId));
  return (
    <>
      <nav aria-label={say('topic.breadcrumb')} className={css.crumb}>
        <Link to={`/spaces/${topic.spaceId}`}>
          <Icon name="back" small />
          {space?.name ?? say('topic.toSpace')}
        </Link>
      </nav>
      {space && <OnlyMembers space={space} />}
      <Columns narrow aside={<Aside topic={topic} />}>
        <div>
          <PageTitle title={topic.mine.beganEarlier ? say('topic.beganEarlier') : topic.title} />
          {topic.mine.beganEarlier && <p className="meta">{say('topic.beganEarlierHint')}</p>}
          <Facts topic={topic} />
          <TopicBrief topic={topic} />
          <Conversation topic={topic} />
        </div>
      </Columns>
    </>
  );
}

function Facts({ topic }: { topic: Topic }) {
  const { say, show } = useSpeech();
  const asked = topic.kind === 'question' ? 'topic.askedBy' : 'topic.startedBy';
  const replies = repliesOf(topic.postsCount, topic.mine.beganEarlier);
  const name = writerName(topic, say);
  return (
    <div className={css.facts}>
      {topic.kind !== 'discussion' && <Tag hue="sky">{say(`topic.kind.${topic.kind}`)}</Tag>}
      {!topic.mine.beganEarlier && (
        <span>{show(asked, { name, time: <ZonedTime at={topic.createdAt} /> })}</span>
      )}
      <span>{say('topic.replies', { count: replies })}</span>
      {topic.pinned && <Tag hue="pine">{say('topic.pinned')}</Tag>}
      {topic.lockedAt && <Tag hue="gold">{say('topic.closed')}</Tag>}
      {topic.tags.map((tag) => (
        <Tag key={tag}>{say(`tag.${tag}`)}</Tag>
      ))}
      <TopicMenu topic={topic} />
    </div>
  );
}

/** Who takes part, of what is loaded; and who has it open just now. */
function Aside({ topic }: { topic: Topic }) {
  const { say } = useSpeech();
  const people = useParticipants(topic.id);
  const first = people.slice(0, 5);
  return (
    <>
      {first.length > 0 && (
        <section>
          <h2>{say('topic.people')}</h2>
          <p className={css.faces}>
            <AvatarStack people={first} />
            <span className="sr">{first.map(({ name }) => name).join(', ')}</span>
            {people.length > 5 && (
              <span className="meta">{say('topic.morePeople', { count: people.length - 5 })}</span>
            )}
          </p>
        </section>
      )}
      <Presence subject={`topics/${topic.id}`} />
    </>
  );
}
