import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { remove } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Button } from '../parts/button.tsx';
import { useKeptFocus } from '../parts/kept-focus.ts';
import { MoreButton } from '../parts/more-button.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import { SureButton } from '../parts/sure-button.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { authorName } from '../people/author.ts';
import css from './check-in.module.css';
import { OfferBox, Offers } from './offers.tsx';
import { answersQuery } from './queries.ts';
import { ReportWords } from './report-words.tsx';
import type { Answer, Round } from './views.ts';

/** What was shared, in the order in which it was, with what was offered to it. */
export function Answers({ round }: { round: Round }) {
  const say = useSay();
  const id = useId();
  const list = useInfiniteQuery(answersQuery(round.topicId));
  const place = useKeptFocus<HTMLElement>();
  const answers = list.data?.pages.flatMap(({ items }) => items);
  return (
    <section ref={place} tabIndex={-1} aria-labelledby={id} className="stack">
      <h3 id={id}>{say('round.answers')}</h3>
      {answers?.length === 0 && <p>{say('round.noAnswers')}</p>}
      {answers?.map((answer) => (
        <Shared key={answer.id} answer={answer} round={round} />
      ))}
      {!answers && list.error && (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      )}
      {!answers && !list.error && <Skeleton rows={2} />}
      <MoreButton list={list} />
    </section>
  );
}

function Shared({ answer, round }: { answer: Answer; round: Round }) {
  const say = useSay();
  const { author, mine } = answer;
  const place = useKeptFocus<HTMLElement>();
  const [folded, setFolded] = useState(mine.collapsed);
  const name = authorName(author, say);
  const takeDown = useMutation({
    mutationFn: () => remove(`/check-in-answers/${answer.id}`),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['topics', round.topicId, 'check-in'] }),
  });
  if (folded) {
    return (
      <article ref={place} tabIndex={-1} className={css.answer}>
        {say('post.folded')}{' '}
        <Button look="quiet" onClick={() => setFolded(false)}>
          {say('round.unfold')}
        </Button>
      </article>
    );
  }
  return (
    <article
      ref={place}
      tabIndex={-1}
      className={css.answer}
      aria-label={say('round.answerOf', { name })}
    >
      <header className={css.head}>
        <Avatar person={author} />
        <b>{name}</b>
        <span className="meta">
          <ZonedTime at={answer.sharedAt} />
        </span>
      </header>
      <dl className={css.words}>
        {answer.words.map((words, index) =>
          words === '' ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a round's prompts keep their order, and two may read alike
            <div key={index}>
              <dt className="label">{round.prompts[index]}</dt>
              <dd className={css.plain}>{words}</dd>
            </div>
          ),
        )}
      </dl>
      <Offers answer={answer} round={round} />
      {mine.mayOffer && <OfferBox answer={answer} round={round} />}
      {!mine.isAuthor && (
        <div className="row">
          {mine.mayRemove && (
            <SureButton
              label={say('round.takeDownOf', { name })}
              sure={say('round.takeDownSure')}
              keep={say('round.leaveIt')}
              busy={takeDown.isPending}
              onSure={() => takeDown.mutate()}
            />
          )}
          <ReportWords of={`/check-in-answers/${answer.id}`} name={name} />
        </div>
      )}
      {takeDown.error && <p role="alert">{say('state.notDone')}</p>}
    </article>
  );
}
