import { useMutation, useQuery } from '@tanstack/react-query';
import { useDraft } from '../app/drafts.ts';
import { isProblem, patch } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { Composer } from '../parts/lazy-composer.tsx';
import { reviewOf } from '../student-data/use-review.ts';
import { changePost } from './post-cache.ts';
import { spaceQuery } from './queries.ts';
import type { Post, Topic } from './views.ts';

type Props = { post: Post; topic: Topic; onDone(): void };

/** Lets its author change a post in place. */
export function EditPost({ post, topic, onDone }: Props) {
  const say = useSay();
  const { data: space } = useQuery({ ...spaceQuery(topic.spaceId), enabled: false });
  const draft = useDraft(`posts/${post.id}/edit`, post.body);
  const save = useMutation({
    mutationFn: (change: { body: string }) => patch<Post>(`/posts/${post.id}`, change),
    async onSuccess(saved) {
      changePost(post.topicId, post.id, (shown) => ({ ...shown, ...saved }));
      await draft.discard();
      onDone();
    },
  });
  const held = isProblem(save.error, 'student-data') ? save.error : null;
  const isOfNow = save.variables?.body === draft.text;
  return (
    <div className="stack">
      <Composer
        label={say('post.edit')}
        draft={draft}
        carried={post.author ? { place: `edit.${post.id}`, parts: { text: draft } } : undefined}
        send={say('post.save')}
        busy={save.isPending}
        mentionsFrom={`/spaces/${topic.spaceId}/people`}
        asksFacilitators={space?.kind !== 'conversation'}
        onSend={(body, confirmed) => save.mutate({ body, ...confirmed })}
        refused={held && isOfNow ? reviewOf(held) : null}
      />
      {save.error && !held && <p role="alert">{say('post.notSaved')}</p>}
      <Button look="quiet" onClick={onDone}>
        {say('post.leaveEdit')}
      </Button>
    </div>
  );
}
