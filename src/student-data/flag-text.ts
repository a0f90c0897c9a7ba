import type { Tx } from '../platform/db.ts';
import type { FindingKind } from './schemas.ts';
import { studentDataFlags } from './tables.ts';

/**
 * Notes for moderators that words were confirmed, with the words themselves or not at all: `tx` is the transaction that
 * writes them. Nothing is announced: an event would tell of a circle on a subject of its own.
 *
 * @param place.postId  null for what stands over the posts of a topic: its title, or its brief
 * @param kinds         what was found; without any nothing is noted
 */
export async function flagText(
  tx: Tx,
  { topicId, postId }: { topicId: string; postId: string | null },
  kinds: FindingKind[],
  at: Date,
): Promise<void> {
  if (kinds.length > 0) await tx.insert(studentDataFlags).values({ topicId, postId, kinds, at });
}
