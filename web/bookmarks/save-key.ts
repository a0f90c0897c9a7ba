import { useEffect } from 'react';
import { isShortcut } from '../app/shortcuts.ts';
import type { What } from './views.ts';

/** `b` saves the conversation, or the post in which the focus is; like all single keys it can be switched off. */
export function useSaveKey(topicId: string, toggle: (what: What) => Promise<void>) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'b' || !isShortcut(event)) return;
      const post = (event.target as HTMLElement).closest('article[id^="post-"]');
      if (post && !post.querySelector('[aria-haspopup]')) return; // where a post was: nothing can be done with it
      event.preventDefault();
      void toggle(
        post ? { kind: 'post', id: post.id.replace('post-', '') } : { kind: 'topic', id: topicId },
      );
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [topicId, toggle]);
}
