import { and, eq, isNull, sql } from 'drizzle-orm';
import { attachments, findFileOf } from '../attachments/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import type { FileDeps } from '../platform/file-store.ts';
import { posts, topics } from '../spaces/index.ts';
import { look } from './look.ts';

/** A file that hangs on a post of a circle that is open to this person. */
export function readFile(deps: FileDeps, actor: Actor, entryId: string, attachmentId: string) {
  let postId = '';
  return look(
    deps,
    actor,
    entryId,
    async (tx, { spaceId }) => {
      const place = await findPlace(tx, spaceId, attachmentId);
      if (!place) return undefined;
      postId = place.postId;
      return { look: 'file', topicId: place.topicId, attachmentId };
    },
    (tx) => findFileOf(tx, deps.files, `posts/${postId}`, attachmentId),
  );
}

async function findPlace(db: Db, spaceId: string, attachmentId: string) {
  const [place] = await db
    .select({ postId: posts.id, topicId: posts.topicId })
    .from(attachments)
    .innerJoin(posts, sql`${attachments.subject} = 'posts/' || ${posts.id}`)
    .innerJoin(topics, eq(topics.id, posts.topicId))
    .where(
      and(
        eq(attachments.id, attachmentId),
        isNull(posts.removedAt),
        isNull(topics.deletedAt),
        eq(topics.spaceId, spaceId),
      ),
    );
  return place;
}
