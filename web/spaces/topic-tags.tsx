import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { announceAnswer } from '../app/announce.ts';
import { ask, isProblem } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import type { TopicTag } from './challenges.ts';
import { TagChoice } from './tag-choice.tsx';
import type { Topic } from './views.ts';

/** Chooses what a conversation is about. */
export function TopicTags({ topic, onClose }: { topic: Topic; onClose(): void }) {
  const say = useSay();
  const [chosen, setChosen] = useState<readonly TopicTag[]>(topic.tags);
  const keep = useMutation({
    mutationFn: () =>
      ask<Topic>('PATCH', `/topics/${topic.id}`, {
        body: { tags: chosen },
        match: `"${topic.version}"`,
      }),
    onSuccess(kept) {
      cache.setQueryData(['topics', topic.id], kept);
      void cache.invalidateQueries({ queryKey: ['spaces'] });
      announceAnswer(say('tags.kept'));
      onClose();
    },
    onError: () => cache.invalidateQueries({ queryKey: ['topics', topic.id] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate();
  };
  const problem = isProblem(keep.error, 'changed-meanwhile')
    ? 'tags.changedMeanwhile'
    : 'state.notDone';
  return (
    <Dialog title={say('tags.choose')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <TagChoice chosen={chosen} onChoose={setChosen} />
        {keep.error && <p role="alert">{say(problem)}</p>}
        <div className="row">
          <Button type="submit" look="primary" busy={keep.isPending}>
            {say('action.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
