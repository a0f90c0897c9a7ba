import { useMutation } from '@tanstack/react-query';
import { remove } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { changePost } from './post-cache.ts';
import type { Post } from './views.ts';

export function RemovePost({ post, onClose }: { post: Post; onClose(): void }) {
  const say = useSay();
  const take = useMutation({
    mutationFn: () => remove(`/posts/${post.id}`),
    onSuccess() {
      const by = post.mine.isAuthor ? 'author' : 'facilitator';
      const removed = { at: new Date().toISOString(), by, reason: null } as const;
      changePost(post.topicId, post.id, (shown) => ({ ...shown, body: '', html: '', removed }));
      onClose();
    },
  });
  return (
    <Dialog title={say('post.removeTitle')} onClose={onClose}>
      <div className="stack">
        <p>{say('post.removeHint')}</p>
        {take.error && <p role="alert">{say('state.notDone')}</p>}
        <div className="row">
          <Button look="primary" busy={take.isPending} onClick={() => take.mutate()}>
            {say('post.remove')}
          </Button>
          <Button onClick={onClose}>{say('post.keep')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
