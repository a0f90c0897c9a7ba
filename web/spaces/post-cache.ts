import type { InfiniteData } from '@tanstack/react-query';
import type { Event } from '../app/live.ts';
import { onEvent } from '../app/live-cache.ts';
import { cache } from '../app/query.ts';
import type { Me } from '../people/views.ts';
import { moveTopic } from './topic-cache.ts';
import type { Post, PostPage, PostView, Topic } from './views.ts';

type Pages = InfiniteData<Omit<PostPage, 'items'> & { items: Post[] }, string | null>;
const postsKey = (topicId: string) => ['topics', topicId, 'posts'];

/** Changes one post where it is shown; does nothing when it is not loaded. */
export function changePost(topicId: string, postId: string, change: (post: Post) => Post) {
  cache.setQueryData<Pages>(
    postsKey(topicId),
    (shown) =>
      shown && {
        ...shown,
        pages: shown.pages.map((page) => ({
          ...page,
          items: page.items.map((post) => (post.id === postId ? change(post) : post)),
        })),
      },
  );
}

/** Puts a new post at the end, once; when the end is not loaded yet it will come with its page. */
export function addPost(view: PostView | Post, arrivedLive: boolean) {
  const shown = cache.getQueryData<Pages>(postsKey(view.topicId));
  const last = shown?.pages.at(-1);
  if (!shown || !last) return;
  const known = shown.pages.some(({ items }) => items.some(({ id }) => id === view.id));
  if (known) return changePost(view.topicId, view.id, (before) => ({ ...before, ...view }));
  if (last.next !== null) return;
  const post = { ...asMine(view), arrivedLive };
  const pages = [...shown.pages.slice(0, -1), { ...last, items: [...last.items, post] }];
  cache.setQueryData<Pages>(postsKey(view.topicId), { ...shown, pages });
  cache.setQueryData<Topic>(
    ['topics', view.topicId],
    (topic) => topic && { ...topic, postsCount: topic.postsCount + 1, lastPosition: view.position },
  );
}

/** The view that everyone gets says nothing about me; for a new post that follows from who wrote it, and who keeps order. */
function asMine(view: PostView | Post): Post {
  if ('mine' in view) return view;
  const isAuthor = view.author?.id === cache.getQueryData<Me | null>(['me'])?.id;
  const keepsOrder = cache.getQueryData<Topic>(['topics', view.topicId])?.mine.mayFacilitate;
  const rights = { isAuthor, mayEdit: isAuthor, mayRemove: isAuthor || keepsOrder === true };
  return { ...view, mine: { helped: false, triedIt: false, collapsed: false, ...rights } };
}

/** What is mine is not in the view that everyone gets: it is kept from before. */
const keepMine = ({ data }: Event) => {
  const view = data as PostView;
  changePost(view.topicId, view.id, (before) => {
    const gone = view.removed !== null;
    const mine = gone ? { ...before.mine, mayEdit: false, mayRemove: false } : before.mine;
    return { ...before, ...view, mine };
  });
};

onEvent('spaces.post-written', (event) => {
  if (event.subject.startsWith('topics/')) addPost(event.data as PostView, true);
  else moveTopic(event);
});
for (const type of ['spaces.post-edited', 'spaces.post-removed', 'spaces.reaction-changed']) {
  onEvent(type, (event) => {
    if (!event.subject.startsWith('topics/')) return moveTopic(event);
    keepMine(event);
    // One less is counted, and the answer to a question may be gone with it.
    const queryKey = ['topics', (event.data as PostView).topicId];
    if (type === 'spaces.post-removed') void cache.invalidateQueries({ queryKey, exact: true });
  });
}
