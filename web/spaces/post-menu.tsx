import { useSay } from '../app/language.tsx';
import { SavedMark } from '../bookmarks/saved-mark.tsx';
import { useSaving } from '../bookmarks/use-saving.ts';
import { Menu, type MenuItem } from '../parts/menu.tsx';
import { writerName } from '../people/author.ts';
import type { Post } from './views.ts';

/** What may be done with a post besides answering it. */
export function PostMenu({
  post,
  onEdit,
  onRemove,
  onReport,
}: {
  post: Post;
  onEdit(): void;
  onRemove(): void;
  onReport(): void;
}) {
  const say = useSay();
  const copy = async (id: string) => (await import('./copy-link.ts')).copyLink(id, say);
  const saving = useSaving({ kind: 'post', id: post.id }, post.topicId);
  const items: MenuItem[] = [];
  if (post.mine.mayEdit) items.push({ label: say('post.edit'), onChoose: onEdit });
  if (post.mine.mayRemove) items.push({ label: say('post.remove'), onChoose: onRemove });
  if (!post.mine.isAuthor) items.push({ label: say('post.report'), onChoose: onReport });
  if (!post.mine.collapsed) items.push(saving.item); // across a block it could not be shown again
  items.push({ label: say('post.link'), onChoose: () => void copy(post.id) });
  return (
    <SavedMark isSaved={saving.isSaved} failed={saving.failed}>
      <Menu label={say('post.menu', { name: writerName(post, say) })} items={items} />
    </SavedMark>
  );
}
