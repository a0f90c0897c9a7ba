import '../app/more-words.ts';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { announceAnswer } from '../app/announce.ts';
import { isProblem, post as send } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { go } from '../app/place.ts';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextField } from '../parts/field.tsx';
import { HeldWords } from '../student-data/held-words.tsx';
import { reviewOf } from '../student-data/use-review.ts';
import { postsQuery } from './queries.ts';
import { SplitPosts } from './split-posts.tsx';
import type { Topic } from './views.ts';

type Wish = { title: string; postIds: string[]; studentDataConfirmed?: true };

/** Takes posts into a conversation of their own. */
export function SplitTopic({ topic, onClose }: { topic: Topic; onClose(): void }) {
  const say = useSay();
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const list = useInfiniteQuery(postsQuery(topic.id));
  const split = useMutation({
    mutationFn: (wish: Wish) => send<Topic>(`/topics/${topic.id}/splits`, wish),
    onSuccess(made) {
      void cache.invalidateQueries({ queryKey: ['topics', topic.id] });
      void cache.invalidateQueries({ queryKey: ['spaces'] });
      announceAnswer(say('arrange.splitDone', { title: made.title }));
      go(`/topics/${made.id}`);
    },
  });
  const wish = { title: title.trim(), postIds: [...chosen] };
  const held = isProblem(split.error, 'student-data') ? split.error : null;
  const isOfNow = split.variables?.title === wish.title;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.size > 0) split.mutate(wish);
  };
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <Dialog title={say('topic.split')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{say('arrange.splitAbout')}</p>
        <TextField
          label={say('topics.title')}
          value={title}
          maxLength={200}
          required
          onChange={(event) => setTitle(event.target.value)}
        />
        <SplitPosts list={list} chosen={chosen} onToggle={toggle} />
        {held && isOfNow && (
          <HeldWords
            words={{ title: wish.title }}
            review={reviewOf(held)}
            takesFocus
            onUse={(rewrite) => setTitle(rewrite.title ?? title)}
            onKeep={() => split.mutate({ ...wish, studentDataConfirmed: true })}
          />
        )}
        {split.error && !held && <p role="alert">{say('arrange.notSplit')}</p>}
        <p className="meta" role="status">
          {say('arrange.chosen', { count: chosen.size })}
        </p>
        <div className="row">
          <Button type="submit" look="primary" busy={split.isPending} disabled={chosen.size === 0}>
            {say('arrange.splitOut')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {say('action.back')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
