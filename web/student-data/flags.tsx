import '../app/more-words.ts';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef } from 'react';
import { get, put } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { Button } from '../parts/button.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/state-block.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { authorName } from '../people/author.ts';
import css from './held-words.module.css';
import type { Flag, FlagList } from './views.ts';

/** For moderators: what was posted although it may tell who a student is, the newest first. */
export function Flags() {
  const { say } = useSpeech();
  const heading = useId();
  const list = useInfiniteQuery({
    queryKey: ['student-data-flags'],
    queryFn: ({ signal, pageParam }) => {
      const after = pageParam ? `?cursor=${encodeURIComponent(pageParam)}` : '';
      return get<FlagList>(`/staff/student-data-flags${after}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: (last: FlagList) => last.next,
    refetchOnWindowFocus: false, // what is being read stays where it is
  });
  const flags = list.data?.pages.flatMap(({ items }) => items);
  return (
    <section aria-labelledby={heading} className="stack">
      <h2 id={heading}>{say('flags.title')}</h2>
      <p className="meta">{say('flags.about')}</p>
      <Panel padded={(flags?.length ?? 0) > 0}>
        {flags?.length === 0 && <EmptyState icon="check" text={say('flags.none')} />}
        {flags && flags.length > 0 && (
          <ul className="stack-wide">
            {flags.map((flag) => (
              <li key={flag.id}>
                <OneFlag flag={flag} />
              </li>
            ))}
          </ul>
        )}
        {!flags && list.error && (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        )}
        {!flags && !list.error && <Skeleton />}
      </Panel>
      <MoreButton list={list} />
    </section>
  );
}

function OneFlag({ flag: { id, topicId, postId, kinds, parts, at, text } }: { flag: Flag }) {
  const { say, show } = useSpeech();
  const see = useMutation({ mutationFn: () => put(`/staff/student-data-flags/${id}/seen`) });
  const where = postId ? `/posts/${postId}` : `/topics/${topicId}`;
  const named = { name: text ? authorName(text.author, say) : '', time: <ZonedTime at={at} /> };
  return (
    <article className="stack" aria-label={text?.title ?? say('flags.closed')}>
      <p>{kinds.map((kind) => say(`guard.kind.${kind}`)).join('; ')}</p>
      {parts.length > 0 && (
        <p className="meta">{parts.map((part) => say(`flags.part.${part}`)).join('; ')}</p>
      )}
      <p className="meta">{text ? show('flags.by', named) : show('flags.at', named)}</p>
      {text ? (
        <>
          <Link to={where}>{text.title}</Link>
          {text.body && <p className={css.rewrite}>{text.body}</p>}
          {text.files.map(({ name, alt }) => (
            <p key={name} className={css.rewrite}>
              {alt ? `${name}: ${alt}` : name}
            </p>
          ))}
        </>
      ) : (
        <p className="meta">{say('flags.closed')}</p>
      )}
      {see.error && <p role="alert">{say('state.notDone')}</p>}
      {see.isSuccess ? (
        <Seen text={say('flags.seen')} />
      ) : (
        <Button busy={see.isPending} onClick={() => see.mutate()}>
          {say('flags.see')}
        </Button>
      )}
    </article>
  );
}

/** Takes the focus from the button that is gone, so that the keyboard stays where it was. */
function Seen({ text }: { text: string }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), []);
  return (
    <p ref={line} tabIndex={-1} role="status">
      {text}
    </p>
  );
}
