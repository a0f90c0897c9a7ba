import { useEffect, useRef } from 'react';
import { useSay } from '../app/language.tsx';
import { useMe } from '../app/me.ts';
import { type Sending, tray } from '../app/send-tray.ts';
import { useStore } from '../app/store.ts';
import { Panel } from '../parts/panel.tsx';
import { UnsentTopicRow } from '../parts/topic-row.tsx';
import { TrayFiles } from './tray-files.tsx';
import { Refusal, TrayState } from './tray-state.tsx';

type Props = {
  subject: string;
  /** The one that was posted just now: it takes the focus of the composer, which is gone. */
  posted: string | undefined;
  onTakeBack(item: Sending): Promise<void>;
};

/** My topics that the server does not have yet, above the list. */
export function TrayTopics({ subject, posted, onTakeBack }: Props) {
  const items = useStore(tray).filter((item) => item.subject === subject);
  if (items.length === 0) return null;
  return (
    <Panel>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <Waiting item={item} isPosted={item.id === posted} onTakeBack={onTakeBack} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Waiting(props: Pick<Props, 'onTakeBack'> & { item: Sending; isPosted: boolean }) {
  const { item, isPosted } = props;
  const say = useSay();
  const me = useMe();
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isPosted) row.current?.focus();
  }, [isPosted]);
  return (
    <UnsentTopicRow
      ref={row}
      label={say('tray.ownTopic')}
      person={item.body.anonymous === true ? null : (me ?? null)}
      title={String(item.body.title)}
      line={String(item.body.body)}
      state={<TrayState item={item} />}
    >
      <TrayFiles item={item} />
      <Refusal item={item} onTakeBack={props.onTakeBack} />
    </UnsentTopicRow>
  );
}
