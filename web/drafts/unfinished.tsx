import '../app/more-words.ts';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { announceAnswer } from '../app/announce.ts';
import { ask } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { Columns, PageHead } from '../app/page.tsx';
import { cache } from '../app/query.ts';
import { MoreButton } from '../parts/more-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/state-block.tsx';
import { SureButton } from '../parts/sure-button.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { draftsQuery } from './queries.ts';
import css from './unfinished.module.css';
import type { DraftInList } from './views.ts';
import { writtenParts } from './written-parts.ts';

/** What I have not finished, on whatever device, the latest first. */
export function Unfinished() {
  const say = useSay();
  const list = useInfiniteQuery(draftsQuery);
  const top = useRef<HTMLDivElement>(null);
  const items = list.data?.pages.flatMap((page) => page.items);
  const throwAway = useMutation({
    mutationFn: ({ place, version }: DraftInList) =>
      ask<void>('DELETE', `/me/drafts/${place}`, { match: `"${version}"` }),
    onSuccess() {
      announceAnswer(say('drafts.thrown'));
      top.current?.focus(); // what had the focus goes with the row
    },
    onSettled: () => cache.invalidateQueries({ queryKey: draftsQuery.queryKey }),
  });
  return (
    <>
      <PageHead title={say('drafts.title')}>
        <p>{say('drafts.about')}</p>
      </PageHead>
      <Columns>
        {throwAway.error && <p role="alert">{say('state.notDone')}</p>}
        <div ref={top} tabIndex={-1}>
          <Panel>
            {items && items.length > 0 && (
              <ul>
                {items.map((draft) => (
                  <li key={draft.place} className={css.row}>
                    <Row draft={draft} />
                    <SureButton
                      label={say('drafts.throw')}
                      sure={say('drafts.throwSure')}
                      keep={say('drafts.throwKeep')}
                      busy={throwAway.isPending}
                      onSure={() => throwAway.mutate(draft)}
                    />
                  </li>
                ))}
              </ul>
            )}
            {items?.length === 0 && <EmptyState text={say('drafts.none')} />}
            {!items && list.error && (
              <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            )}
            {!items && !list.error && <Skeleton rows={4} />}
          </Panel>
        </div>
        <MoreButton list={list} />
      </Columns>
    </>
  );
}

const addresses = {
  reply: 'topics',
  topic: 'spaces',
  edit: 'posts',
  brief: 'topics',
  'check-in': 'topics',
};

/** Where it was to go leads there, while its author reads there; the words are shown in any case. */
function Row({ draft: { place, words, about, savedAt } }: { draft: DraftInList }) {
  const say = useSay();
  const [, kind, id] = /^([a-z-]+)\.(.*)$/.exec(place) ?? [];
  const known = kind as keyof typeof addresses;
  return (
    <>
      <p className="meta">
        {say(`drafts.kind.${known}`)}, {savedAt && <ZonedTime at={savedAt} />}
      </p>
      <h2 className={css.title}>
        {about ? (
          <Link to={`/${addresses[known]}/${id}`}>{about.topic?.title ?? about.space.name}</Link>
        ) : (
          say('drafts.gone')
        )}
      </h2>
      {about?.topic && <p className="tiny">{about.space.name}</p>}
      <div className={css.words}>
        {writtenParts(words).map(([part, text]) => (
          <Written key={part} text={text} />
        ))}
      </div>
    </>
  );
}

const short = 400;

/** Long ones open, so that the list stays one. */
const Written = ({ text }: { text: string }) =>
  text.length <= short ? (
    <p>{text}</p>
  ) : (
    <details>
      <summary>{text.slice(0, short)}…</summary>
      <p>{text}</p>
    </details>
  );
