import { announceAnswer } from '../app/announce.ts';
import type { useSay } from '../app/language.tsx';

/** Puts the address of a post where it can be pasted from: it leads to the post wherever that will stand. */
export async function copyLink(postId: string, say: ReturnType<typeof useSay>): Promise<void> {
  const url = `${location.origin}/posts/${postId}`;
  try {
    await navigator.clipboard.writeText(url);
    announceAnswer(say('post.linkCopied'));
  } catch {
    announceAnswer(say('post.linkNotCopied', { url })); // the browser was told to refuse that
  }
}
