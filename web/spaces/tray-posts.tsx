import { useEffect, useRef } from 'react';
import { announceAnswer } from '../app/announce.ts';
import { useSay } from '../app/language.tsx';
import { useMe } from '../app/me.ts';
import { cache } from '../app/query.ts';
import { onArrival, type Sending, takeBack, tray } from '../app/send-tray.ts';
import { useStore } from '../app/store.ts';
import { Avatar } from '../parts/avatar.tsx';
import { pseudonymOf } from '../people/author.ts';
import css from './post.module.css';
import { addPost } from './post-cache.ts';
import { TrayFiles } from './tray-files.tsx';
import { Refusal, TrayState } from './tray-state.tsx';
import type { Post } from './views.ts';

type TakeBack = (item: Sending) => Promise<void>;

type Props = {
  subject: string;
  /** My pseudonym here, where I asked anonymously. */
  writesAs: string | null;
  onTakeBack: TakeBack;
};

/** My replies that the server does not have yet, at the end of the conversation. */
export function TrayPosts({ subject, writesAs, onTakeBack }: Props) {
  const items = useStore(tray).filter((item) => item.subject === subject);
  useEffect(
    () =>
      onArrival((item, answer) => {
        if (item.subject === subject) addPost(answer as Post, false);
      }),
    [subject],
  );
  return items.map((item) => (
    <Waiting key={item.id} item={item} writesAs={writesAs} onTakeBack={onTakeBack} />
  ));
}

/** Refused since its author listens just now: the words go back to where they were written, and wait there. */
function useWordsBack(item: Sending, onTakeBack: TakeBack) {
  const say = useSay();
  const isBack = useRef(false);
  const listens = item.state === 'refused' && item.problem === 'listens-now';
  useEffect(() => {
    if (!listens || isBack.current) return;
    isBack.current = true;
    void onTakeBack(item).then(() => takeBack(item.id));
    void cache.invalidateQueries({ queryKey: item.subject.split('/') });
    announceAnswer(say('topic.keepWords'));
  }, [listens, item, onTakeBack, say]);
}

function Waiting({ item, writesAs, onTakeBack }: Omit<Props, 'subject'> & { item: Sending }) {
  const say = useSay();
  const me = useMe();
  useWordsBack(item, onTakeBack);
  return (
    <article className={css.post} data-testid="waiting-post" aria-label={say('tray.own')}>
      {me && <Avatar person={writesAs ? null : me} />}
      <div className="grow">
        <header className={css.head}>
          <b>{writesAs ? pseudonymOf(writesAs, say) : me?.name}</b>
          <TrayState item={item} />
        </header>
        <p className={css.body}>{String(item.body.body)}</p>
        <TrayFiles item={item} />
        <Refusal item={item} onTakeBack={onTakeBack} />
      </div>
    </article>
  );
}
