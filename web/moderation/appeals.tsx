import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { isProblem, put } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { Button } from '../parts/button.tsx';
import { TextArea } from '../parts/field.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/state-block.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { authorName } from '../people/author.ts';
import { Done } from './done.tsx';
import css from './moderation.module.css';
import { appealsQuery } from './queries.ts';
import type { Appeal } from './views.ts';

/** For staff: what people who are suspended say against it, the oldest first. */
export function Appeals() {
  const { say } = useSpeech();
  const title = useId();
  const list = useInfiniteQuery(appealsQuery);
  const appeals = list.data?.pages.flatMap(({ items }) => items);
  return (
    <section aria-labelledby={title} className="stack">
      <h2 id={title}>{say('appeals.title')}</h2>
      <p className="meta">{say('appeals.about')}</p>
      {appeals?.map((appeal) => (
        <AppealCard key={appeal.id} appeal={appeal} />
      ))}
      {!appeals?.length && (
        <Panel>
          {appeals && <EmptyState icon="check" text={say('appeals.none')} />}
          {!appeals && list.error && (
            <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          )}
          {!appeals && !list.error && <Skeleton />}
        </Panel>
      )}
      <MoreButton list={list} />
    </section>
  );
}

function AppealCard({ appeal }: { appeal: Appeal }) {
  const { say, show } = useSpeech();
  const title = useId();
  const name = authorName(appeal.person, say);
  return (
    <Panel padded>
      <article aria-labelledby={title} className="stack">
        <div>
          <h3 id={title}>{say('appeals.of', { name })}</h3>
          <p className="meta">
            {show('suspension.since', { time: <ZonedTime at={appeal.since} as="stamp" /> })}{' '}
            {appeal.until
              ? show('suspension.until', { time: <ZonedTime at={appeal.until} as="stamp" /> })
              : say('suspension.noEnd')}{' '}
            {appeal.reason}
          </p>
          {appeal.person && (
            <p>
              <Link to={`/people/${appeal.person.id}`}>{say('appeals.toProfile', { name })}</Link>
            </p>
          )}
        </div>
        <p className={css.words}>{appeal.words}</p>
        {appeal.suspendedByMe && <p className="meta">{say('appeals.byMe')}</p>}
        <Decide appeal={appeal} name={name} />
      </article>
    </Panel>
  );
}

const problems = ['appeal-answered', 'suspension-over', 'not-found'];

function Decide({ appeal, name }: { appeal: Appeal; name: string }) {
  const { say } = useSpeech();
  const [answer, setAnswer] = useState('');
  const [missing, setMissing] = useState(false);
  const decide = useMutation({
    mutationFn: (granted: boolean) =>
      put(`/moderation/appeals/${appeal.id}/decision`, { granted, answer: answer.trim() }),
  });
  const act = (granted: boolean) => {
    const empty = answer.trim() === '';
    setMissing(empty);
    if (!empty) decide.mutate(granted);
  };
  if (decide.isSuccess)
    return <Done text={say(decide.variables ? 'appeals.granted' : 'appeals.kept', { name })} />;
  if (isProblem(decide.error, ...problems))
    return <p role="status">{say('moderation.byOthers')}</p>;
  const theirs = isProblem(decide.error, 'somebody-else-decides', 'forbidden');
  return (
    <>
      <TextArea
        label={say('appeals.answer')}
        hint={say('appeals.answerHint', { name })}
        value={answer}
        rows={3}
        maxLength={1000}
        error={missing ? say('appeals.answerMissing') : undefined}
        onChange={({ target }) => setAnswer(target.value)}
      />
      {decide.error && <p role="alert">{say(theirs ? 'appeals.somebodyElse' : 'state.notDone')}</p>}
      <div className="row">
        <Button look="primary" busy={decide.isPending} onClick={() => act(true)}>
          {say('appeals.grant')}
        </Button>
        <Button busy={decide.isPending} onClick={() => act(false)}>
          {say('appeals.keep')}
        </Button>
      </div>
    </>
  );
}
