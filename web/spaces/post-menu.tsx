import { useSay } from '../app/language.tsx';
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
  const items: MenuItem[] = [];
  if (post.mine.mayEdit) items.push({ label: say('post.edit'), onChoose: onEdit });
  if (post.mine.mayRemove) items.push({ label: say('post.remove'), onChoose: onRemove });
  if (!post.mine.isAuthor) items.push({ label: say('post.report'), onChoose: onReport });
  items.push({ label: say('post.link'), onChoose: () => void copy(post.id) });
  return <Menu label={say('post.menu', { name: writerName(post, say) })} items={items} />;
}
