import { useMutation } from '@tanstack/react-query';
import { put, remove } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Icon } from '../parts/icon.tsx';
import css from './post.module.css';
import { changePost } from './post-cache.ts';
import type { Post } from './views.ts';

type Kind = 'helped' | 'triedIt';
const paths = { helped: 'helped', triedIt: 'tried-it' } as const;
const icons = { helped: 'heart', triedIt: 'tried' } as const;

/** The two answers that mean something here, each one tap. */
export const Reactions = ({ post }: { post: Post }) => (
  <>
    <Reaction post={post} kind="helped" />
    <Reaction post={post} kind="triedIt" />
  </>
);

function Reaction({ post, kind }: { post: Post; kind: Kind }) {
  const say = useSay();
  const given = post.mine[kind];
  const count = post.reactions[kind];
  const path = `/posts/${post.id}/reactions/${paths[kind]}`;
  const show = (on: boolean) =>
    changePost(post.topicId, post.id, (shown) => ({
      ...shown,
      reactions: { ...shown.reactions, [kind]: Math.max(0, shown.reactions[kind] + (on ? 1 : -1)) },
      mine: { ...shown.mine, [kind]: on },
    }));
  const react = useMutation({
    mutationFn: (on: boolean) => (on ? put(path) : remove(path)),
    onMutate: show,
    onError: (_error, on) => show(!on),
  });
  return (
    <button
      type="button"
      className={css.chip}
      aria-pressed={given}
      onClick={() => react.mutate(!given)}
    >
      <Icon name={icons[kind]} small />
      {say(`post.${kind}`)} {count > 0 && <b className="num">{count}</b>}
    </button>
  );
}
