import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { useKeptFocus } from '../parts/kept-focus.ts';
import { MoreButton } from '../parts/more-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Prose } from '../parts/prose.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/state-block.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { authorName } from '../people/author.ts';
import css from './glass.module.css';
import { readBriefQuery, readRoundQuery } from './queries.ts';
import type { ReadRound } from './views.ts';

type Place = { entryId: string; topicId: string };

/** What stands beside the posts of a topic. Each is asked for with a button of its own, since the circle sees each look. */
export function ReadMore(props: Place & { hasBrief: boolean; hasRound: boolean }) {
  const { say } = useSpeech();
  const { hasBrief, hasRound, ...place } = props;
  return (
    <>
      {hasBrief && (
        <Asked label={say('glass.readBrief')}>
          <Brief {...place} />
        </Asked>
      )}
      {hasRound && (
        <Asked label={say('glass.readRound')}>
          <Round {...place} />
        </Asked>
      )}
    </>
  );
}

function Asked({ label, children }: { label: string; children: ReactNode }) {
  const [asked, setAsked] = useState(false);
  const place = useKeptFocus<HTMLDivElement>();
  return (
    <div ref={place} tabIndex={-1} className="stack">
      {asked ? children : <Button onClick={() => setAsked(true)}>{label}</Button>}
    </div>
  );
}

function Brief({ entryId, topicId }: Place) {
  const { say, show } = useSpeech();
  const { data, error, refetch } = useQuery(readBriefQuery(entryId, topicId));
  return (
    <Panel padded>
      <div role="status">
        {data && (
          <>
            <h3>{say('brief.title')}</h3>
            <p className="meta">
              {show('brief.by', {
                name: authorName(data.writtenBy, say),
                time: <ZonedTime at={data.writtenAt} />,
              })}
            </p>
            <Prose html={data.html} />
          </>
        )}
      </div>
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
    </Panel>
  );
}

function Round({ entryId, topicId }: Place) {
  const { say } = useSpeech();
  const list = useInfiniteQuery(readRoundQuery(entryId, topicId));
  const prompts = list.data?.pages[0]?.prompts ?? [];
  const answers = list.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <Panel>
        {answers?.map((answer) => (
          <OneAnswer key={answer.id} answer={answer} prompts={prompts} />
        ))}
        {answers?.length === 0 && <EmptyState text={say('glass.noAnswers')} />}
        {!answers && list.error && (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        )}
        {!answers && !list.error && <Skeleton />}
        <p className="sr" role="status">
          {answers && say(answers.length > 0 ? 'round.answers' : 'glass.noAnswers')}
        </p>
      </Panel>
      <MoreButton list={list} />
    </>
  );
}

type Answer = ReadRound['items'][number];

function OneAnswer({ answer, prompts }: { answer: Answer; prompts: readonly string[] }) {
  const { say } = useSpeech();
  const name = authorName(answer.author, say);
  return (
    <article className={css.post} aria-label={say('glass.answerBy', { name })}>
      <div className="grow">
        <p>
          <b>{name}</b>{' '}
          <span className="meta">
            <ZonedTime at={answer.sharedAt} />
          </span>
        </p>
        {prompts.map(
          (prompt, at) =>
            answer.words[at] && (
              <div key={prompt}>
                <p className="meta">{prompt}</p>
                <p className={css.reason}>{answer.words[at]}</p>
              </div>
            ),
        )}
        {answer.offers.map((offer) => (
          <p key={offer.id}>
            <b>{authorName(offer.author, say)}</b> {offer.body}
          </p>
        ))}
      </div>
    </article>
  );
}
