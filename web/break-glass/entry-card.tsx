import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { isProblem, put, remove } from '../app/fetch.ts';
import { type Key, useSpeech } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useKeptFocus } from '../parts/kept-focus.ts';
import { Panel } from '../parts/panel.tsx';
import { Tag } from '../parts/tag.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { authorName } from '../people/author.ts';
import css from './glass.module.css';
import type { Entry } from './views.ts';

const refresh = () => cache.invalidateQueries({ queryKey: ['people'] });

/** One request: who asked and why, how it stands, and what I can do about it. */
export function EntryCard({ entry }: { entry: Entry }) {
  const { say, show } = useSpeech();
  const heading = useId();
  const place = useKeptFocus<HTMLElement>();
  const { id, state, mine } = entry;
  const decide = useMutation({
    mutationFn: (confirmed: boolean) => put(`/break-glass/${id}/decision`, { confirmed }),
    onSettled: refresh,
  });
  const end = useMutation({ mutationFn: () => remove(`/break-glass/${id}`), onSettled: refresh });
  const failed = decide.error ?? end.error;
  return (
    <Panel padded>
      <article ref={place} tabIndex={-1} aria-labelledby={heading} className="stack">
        <h2 id={heading}>{say(entry.topicId ? 'glass.toLearn' : 'glass.toRead')}</h2>
        <p className={css.facts}>
          <Tag hue={state === 'open' ? 'brick' : state === 'waiting' ? 'gold' : 'sky'}>
            {say(`glass.state.${state}`)}
          </Tag>
          <span>
            {show('glass.askedBy', {
              name: authorName(entry.askedBy, say),
              time: <ZonedTime at={entry.askedAt} />,
            })}
          </span>
          {entry.decidedBy && (
            <span>{say(decisionKey(state), { name: authorName(entry.decidedBy, say) })}</span>
          )}
          <When entry={entry} />
        </p>
        <p className={css.reason}>{entry.reason}</p>
        {mine.mayDecide && <p className="meta">{say('glass.confirmAbout')}</p>}
        {state === 'waiting' && !mine.mayDecide && (
          <p className="meta">{say('glass.waitsForSecond')}</p>
        )}
        {failed && (
          <p role="alert">
            {say(isProblem(failed, 'break-glass-not-waiting') ? 'glass.decided' : 'state.notDone')}
          </p>
        )}
        <div className={css.actions}>
          {mine.mayDecide && (
            <>
              <Button
                look="primary"
                busy={decide.isPending}
                aria-describedby={heading}
                onClick={() => decide.mutate(true)}
              >
                {say('glass.confirm')}
              </Button>
              <Button busy={decide.isPending} onClick={() => decide.mutate(false)}>
                {say('glass.decline')}
              </Button>
            </>
          )}
          {mine.mayRead && (
            <ButtonLink look="primary" to={`/moderation/break-glass/${id}`}>
              {say('glass.look')}
            </ButtonLink>
          )}
          {mine.mayEnd && (
            <Button busy={end.isPending} onClick={() => end.mutate()}>
              {say(state === 'open' ? 'glass.endNow' : 'glass.withdraw')}
            </Button>
          )}
        </div>
      </article>
    </Panel>
  );
}

const decisionKey = (state: Entry['state']): Key =>
  state === 'declined' ? 'glass.declinedBy' : 'glass.confirmedBy';

function When({ entry: { state, lapsesAt, endsAt, endedAt } }: { entry: Entry }) {
  const { show } = useSpeech();
  const time = (at: string) => ({ time: <ZonedTime at={at} as="full" /> });
  if (state === 'waiting') return <span>{show('glass.waitsUntil', time(lapsesAt))}</span>;
  if (state === 'open' && endsAt) return <span>{show('glass.until', time(endsAt))}</span>;
  const over = endedAt ?? endsAt;
  return over ? <span>{show('glass.endedAt', time(over))}</span> : null;
}
