import { eq } from 'drizzle-orm';
import {
  type AttachedFile,
  type AttachmentWishes,
  attachFiles,
  describeFiles,
  endFilesOf,
} from '../attachments/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { NewPost } from './append-post.ts';
import { findPost } from './post-queries.ts';
import { type Post, posts } from './tables.ts';

const subjectOf = (postId: string) => `posts/${postId}`;

/** On which post a file hangs; undefined where it hangs on none. */
export const postIdOf = (subject: string | null): string | undefined =>
  /^posts\/([\w-]+)$/.exec(subject ?? '')?.[1];

/** Hangs its author's files on a post that was written in this transaction; under a pseudonym, what tells no name. */
export async function attachToPost(
  tx: Tx,
  post: Pick<NewPost, 'postId' | 'personId' | 'authorId' | 'at'>,
  wishes: AttachmentWishes,
): Promise<AttachedFile[]> {
  if (wishes.length === 0) return [];
  const { postId, personId, at } = post;
  const nameless = post.authorId !== personId;
  const attachments = await attachFiles(tx, personId, subjectOf(postId), wishes, at, nameless);
  await tx.update(posts).set({ attachments }).where(eq(posts.id, postId));
  return attachments;
}

/** What readers of a post would read of its files, for a look at the words before they are written. */
export const wordsOfFiles = (
  db: Db,
  { personId, authorId }: Pick<NewPost, 'personId' | 'authorId'>,
  wishes: AttachmentWishes,
) => describeFiles(db, personId, wishes, authorId !== personId);

/** The files of a post go with it. */
export async function endFilesOfPost(tx: Tx, { id, attachments }: Post, at: Date): Promise<void> {
  if (attachments !== null) await endFilesOf(tx, subjectOf(id), at);
}

/** Whether someone may read what hangs on a post: whoever may read the post, while it stands. */
export async function mayReadFilesOf(db: Db, actor: Actor, subject: string): Promise<boolean> {
  const postId = postIdOf(subject);
  const found = postId && (await findPost(db, actor, postId));
  return found ? found.post.removedAt === null : false;
}
