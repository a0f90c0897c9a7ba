import type { RefObject } from 'react';
import { ShortcutHelp, useListKeys } from './list-keys.tsx';
import { goToPost } from './post-rows.ts';

const keys = [
  ['j', 'keys.nextPost'],
  ['k', 'keys.postBefore'],
  ['c', 'keys.reply'],
  ['b', 'keys.b'],
  ['/', 'keys.search'],
  ['?', 'keys.help'],
] as const;

/** The keys of a conversation: from post to post, and to the composer. */
export function ThreadKeys({ area }: { area: RefObject<HTMLTextAreaElement | null> }) {
  const help = useListKeys({ onCompose: () => area.current?.focus(), onMove: goToPost });
  return <ShortcutHelp {...help} keys={keys} />;
}
