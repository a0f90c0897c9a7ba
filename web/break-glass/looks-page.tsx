import '../app/more-words.ts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { isProblem } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { useSubject } from '../app/live-cache.ts';
import { NothingHere } from '../app/nothing-here.tsx';
import { Columns, PageHead } from '../app/page.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/state-block.tsx';
import { Tag } from '../parts/tag.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { authorName } from '../people/author.ts';
import { spaceQuery } from '../spaces/queries.ts';
import css from './glass.module.css';
import { looksQuery } from './queries.ts';
import type { Look } from './views.ts';

/** For the members of a circle: who has looked into it, when, why, and at what. */
export function LooksPage({ spaceId }: { spaceId: string }) {
  const { say } = useSpeech();
  useSubject(`spaces/${spaceId}`);
  const { data: space } = useQuery(spaceQuery(spaceId));
  const list = useInfiniteQuery(looksQuery(spaceId));
  const looks = list.data?.pages.flatMap(({ items }) => items);
  if (isProblem(list.error, 'not-found', 'invalid-input', 'not-a-member', 'charter-not-accepted')) {
    return <NothingHere />;
  }
  return (
    <>
      <PageHead title={say('spaces.whoLooked')}>
        <p>{say('glass.looksAbout')}</p>
        <p>
          <Link to={`/spaces/${spaceId}`}>{space?.name ?? say('topic.toSpace')}</Link>
        </p>
      </PageHead>
      <Columns>
        <div className="stack-wide">
          {looks?.map((look) => (
            <OneLook key={look.id} look={look} />
          ))}
          {looks?.length === 0 && (
            <Panel>
              <EmptyState icon="lock" text={say('glass.nobody')} />
            </Panel>
          )}
          {!looks && (
            <Panel>
              {list.error ? (
                <ErrorState error={list.error} onRetry={() => void list.refetch()} />
              ) : (
                <Skeleton />
              )}
            </Panel>
          )}
          <MoreButton list={list} />
        </div>
      </Columns>
    </>
  );
}

function OneLook({ look }: { look: Look }) {
  const { say, show } = useSpeech();
  const heading = useId();
  const first = authorName(look.askedBy, say);
  const second = authorName(look.confirmedBy, say);
  const until = <ZonedTime at={look.endsAt} as="full" />;
  return (
    <Panel padded>
      <article aria-labelledby={heading} className="stack">
        <h2 id={heading}>
          {say(look.topic ? 'glass.revealBy' : 'glass.openedBy', { first, second })}
        </h2>
        <p className={css.facts}>
          <Tag hue={look.state === 'open' ? 'brick' : 'sky'}>
            {say(`glass.state.${look.state}`)}
          </Tag>
          <span>{show('glass.since', { time: <ZonedTime at={look.openedAt} as="full" /> })}</span>
          <span>
            {show(look.state === 'open' ? 'glass.until' : 'glass.endedAt', { time: until })}
          </span>
        </p>
        {look.topic && <TopicName topic={look.topic} />}
        {look.reason && <p className={css.reason}>{look.reason}</p>}
        <div>
          <h3>{say('glass.readings', { count: look.readingsCount })}</h3>
          <ul className={css.readings}>
            {look.readings.map((reading) => (
              <li
                key={`${reading.at} ${reading.look} ${reading.by?.id} ${reading.topic?.id} ${reading.fileName}`}
              >
                {show(`glass.look.${reading.look}`, {
                  name: authorName(reading.by, say),
                  time: <ZonedTime at={reading.at} as="full" />,
                })}
                {reading.fileName && <p>{reading.fileName}</p>}
                {reading.look !== 'author' && reading.topic && <TopicName topic={reading.topic} />}
              </li>
            ))}
          </ul>
        </div>
      </article>
    </Panel>
  );
}

function TopicName({ topic }: { topic: NonNullable<Look['topic']> }) {
  const { say } = useSpeech();
  if (topic.title === null) return <p className="meta">{say('topic.beganEarlier')}</p>;
  return (
    <p>
      <Link to={`/topics/${topic.id}`}>{topic.title}</Link>
    </p>
  );
}
