import { useQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { announceAnswer } from '../app/announce.ts';
import type { useDraft } from '../app/drafts.ts';
import { useSay } from '../app/language.tsx';
import { useMe } from '../app/me.ts';
import { send } from '../app/send-tray.ts';
import type { Files } from '../attachments/use-files.ts';
import { useListening } from '../consultancies/queries.ts';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { Composer } from '../parts/lazy-composer.tsx';
import { firstName, pseudonymOf, writerName } from '../people/author.ts';
import { spaceQuery } from './queries.ts';
import { useTyping } from './typing.tsx';
import type { Post, Topic } from './views.ts';

type Props = {
  topic: Topic;
  draft: ReturnType<typeof useDraft>;
  files: Files;
  area: RefObject<HTMLTextAreaElement | null>;
  replyTo: Post | null;
  onClear(): void;
};

/** Where a reply is written. Sending puts it in the tray, so it arrives once, with or without a connection. */
export function ReplyComposer({ topic, draft, files, area, replyTo, onClear }: Props) {
  const say = useSay();
  const me = useMe();
  const subject = `topics/${topic.id}`;
  const typing = useTyping(subject);
  const { data: space } = useQuery({ ...spaceQuery(topic.spaceId), enabled: false });
  const { writesAs } = topic.mine;
  const listens = useListening(topic);

  const label = replyTo
    ? say('post.replyTo', { name: writerName(replyTo, say) })
    : topic.author && topic.author.id !== me?.id
      ? say('topic.replyToAll', { name: firstName(topic.author, say) })
      : say('topic.replyToGroup');

  const put = async (text: string, confirmed: object) => {
    if (!me) return;
    if (listens) return announceAnswer(say('topic.keepWords')); // they stay where they were written
    const answering = replyTo ? { replyTo: replyTo.id } : {};
    const body = { body: text, ...answering, ...files.named, ...confirmed };
    const path = `/topics/${topic.id}/posts`;
    await send({ personId: me.id, subject, path, body, files: files.there });
    await Promise.all([draft.discard(), files.discard()]);
    onClear();
  };
  return (
    <div data-testid="reply">
      <Composer
        area={area}
        draft={draft}
        files={files}
        carried={writesAs ? undefined : { place: `reply.${topic.id}`, parts: { text: draft } }}
        label={label}
        placeholder={say('topic.replyHint')}
        send={say('topic.post')}
        onSend={(text, confirmed) => void put(text, confirmed)}
        onTyping={typing}
        mentionsFrom={`/spaces/${topic.spaceId}/people`}
        asksFacilitators={space?.kind !== 'conversation'}
      >
        {writesAs && (
          <p className="meta">{say('anonymous.here', { name: pseudonymOf(writesAs, say) })}</p>
        )}
        {listens && <Banner icon="talk">{say('topic.keepWords')}</Banner>}
        {replyTo && (
          <Button look="quiet" onClick={onClear}>
            {say('topic.replyToNone')}
          </Button>
        )}
      </Composer>
    </div>
  );
}
