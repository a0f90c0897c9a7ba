import type { Tx } from '../platform/db.ts';
import type { Confirmed } from './check.ts';
import { studentDataFlags } from './tables.ts';

/**
 * Notes for moderators that words were confirmed, with the words themselves or not at all: `tx` is the transaction that
 * writes them. Nothing is announced: an event would tell of a circle on a subject of its own.
 *
 * @param place.postId  null for what stands over the posts of a topic: its title, or its brief
 * @param confirmed     what was found and confirmed; where nothing was, nothing is noted
 */
export async function flagText(
  tx: Tx,
  { topicId, postId }: { topicId: string; postId: string | null },
  confirmed: Confirmed | null,
  at: Date,
): Promise<void> {
  if (confirmed) await tx.insert(studentDataFlags).values({ topicId, postId, ...confirmed, at });
}
