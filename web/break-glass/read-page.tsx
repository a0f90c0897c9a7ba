import '../app/more-words.ts';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { get } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { Button } from '../parts/button.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/state-block.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { authorName, writerName } from '../people/author.ts';
import css from './glass.module.css';
import { Looking } from './looking.tsx';
import { readTopicsQuery } from './queries.ts';
import type { Revealed } from './views.ts';

/** What was opened: the topics of a circle, or who asked one of them. */
export function ReadPage({ entryId }: { entryId: string }) {
  const { say } = useSpeech();
  const back = { to: '/moderation/break-glass', label: say('glass.title') };
  return (
    <Looking entryId={entryId} title={say('glass.looking')} back={back}>
      {({ topicId }) => (topicId ? <Author entryId={entryId} /> : <Topics entryId={entryId} />)}
    </Looking>
  );
}

function Topics({ entryId }: { entryId: string }) {
  const { say, show } = useSpeech();
  const list = useInfiniteQuery(readTopicsQuery(entryId));
  const topics = list.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      {topics && <h2>{list.data?.pages[0]?.spaceName}</h2>}
      <Panel>
        <ul>
          {topics?.map((topic) => (
            <li key={topic.id}>
              <Link
                className={css.topic}
                to={`/moderation/break-glass/${entryId}/topics/${topic.id}`}
              >
                <b>{topic.title}</b>
                <span className="meta">
                  {' '}
                  {show('topic.startedBy', {
                    name: writerName(topic, say),
                    time: <ZonedTime at={topic.createdAt} />,
                  })}
                </span>
              </Link>
            </li>
          ))}
        </ul>
        {topics?.length === 0 && <EmptyState text={say('glass.noTopics')} />}
        {!topics && list.error && (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        )}
        {!topics && !list.error && <Skeleton />}
      </Panel>
      <MoreButton list={list} />
    </>
  );
}

/** Asked for with a button of its own: to come to this page learns nothing yet. */
function Author({ entryId }: { entryId: string }) {
  const { say } = useSpeech();
  const reveal = useMutation({
    mutationFn: () => get<Revealed>(`/break-glass/${entryId}/author`),
    gcTime: 0,
  });
  const { data } = reveal;
  return (
    <Panel padded>
      <div className="stack">
        <p>{say('glass.revealAbout')}</p>
        {!data && (
          <div>
            <Button look="primary" busy={reveal.isPending} onClick={() => reveal.mutate()}>
              {say('glass.reveal')}
            </Button>
          </div>
        )}
        <p role="status">
          {data && <b>{say('glass.revealed', { name: authorName(data.author, say) })}</b>}
        </p>
        {reveal.error && <p role="alert">{say('state.notDone')}</p>}
      </div>
    </Panel>
  );
}
