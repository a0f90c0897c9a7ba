import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { announceAnswer } from '../app/announce.ts';
import { useDraft } from '../app/drafts.ts';
import { ask, isProblem } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { Composer } from '../parts/composer.tsx';
import { SureButton } from '../parts/sure-button.tsx';
import { joinWords } from '../parts/text-edit.ts';
import type { Topic } from '../spaces/views.ts';
import { reviewOf } from '../student-data/use-review.ts';
import { briefQuery } from './queries.ts';
import { TheirBrief } from './their-brief.tsx';
import type { Brief, BriefView } from './views.ts';

type Props = { brief: Brief; topic: Topic; onDone(): void };

/** Writes it, begun from what it said when this was opened; what another wrote meanwhile is put beside it. */
export function WriteBrief({ brief, topic, onDone }: Props) {
  const say = useSay();
  const area = useRef<HTMLTextAreaElement>(null);
  const [opened] = useState(brief);
  const { draft, base, parts, discard } = useBriefDraft(opened);
  const [theirs, setTheirs] = useState<BriefView | null>(null);
  useEffect(() => area.current?.focus(), []);
  const save = useMutation({
    mutationFn: (change: { body: string }) =>
      ask<Brief>('PUT', `/topics/${topic.id}/brief`, { body: change, match: `"${base.version}"` }),
    async onSuccess(saved) {
      cache.setQueryData(briefQuery(topic.id).queryKey, saved);
      await discard();
      announceAnswer(say(saved.body ? 'brief.saved' : 'brief.gone'));
      onDone();
    },
    onError(error) {
      if (isProblem(error, 'changed-meanwhile')) setTheirs(error.body.current as BriefView);
    },
  });
  const held = isProblem(save.error, 'student-data') ? save.error : null;
  const isOfNow = save.variables?.body === draft.text;
  const failed = save.error && !held && !isProblem(save.error, 'changed-meanwhile');
  const goOn = (text: string) => {
    if (!theirs) return;
    base.take(theirs.version);
    draft.write(text);
    setTheirs(null);
    area.current?.focus();
  };
  return (
    <div className="stack" data-testid="write-brief">
      <Composer
        label={say('brief.title')}
        placeholder={say('brief.hint')}
        draft={draft}
        carried={{ place: `brief.${topic.id}`, parts }}
        area={area}
        rows={6}
        send={say('brief.save')}
        busy={save.isPending || theirs !== null}
        mentionsFrom={`/spaces/${topic.spaceId}/people`}
        onSend={(body, confirmed) => save.mutate({ body, ...confirmed })}
        refused={held && isOfNow ? reviewOf(held) : null}
      />
      {theirs && (
        <TheirBrief
          theirs={theirs}
          onBoth={() => goOn(joinWords(theirs.body, draft.text))}
          onTheirs={() => goOn(theirs.body)}
          onMine={() => goOn(draft.text)}
        />
      )}
      {failed && <p role="alert">{say('brief.notSaved')}</p>}
      <div className="row">
        <Button look="quiet" onClick={onDone}>
          {say('brief.leave')}
        </Button>
        {opened.body !== '' && (
          <SureButton
            label={say('brief.takeAway')}
            sure={say('brief.takeAwaySure')}
            keep={say('brief.leaveIt')}
            busy={save.isPending}
            onSure={() => save.mutate({ body: '' })}
          />
        )}
      </div>
    </div>
  );
}

/** The words on this device, with the version that they were begun from: also when they are taken up days later. */
function useBriefDraft(opened: Brief) {
  const words = useDraft(`topics/${opened.topicId}/brief`, opened.body);
  const begun = useDraft(`topics/${opened.topicId}/brief-version`);
  const take = (version: number) => {
    begun.write(String(version));
    void begun.keep(); // at once: words may be kept at any time, and are worth little without it
  };
  const write = (text: string) => {
    if (begun.text === '') take(opened.version);
    words.write(text);
  };
  return {
    draft: { ...words, write },
    parts: { text: words, begunFrom: begun },
    base: { version: begun.text || String(opened.version), take },
    discard: () => Promise.all([words.discard(), begun.discard()]),
  };
}
