import { and, eq, isNull } from 'drizzle-orm';
import { findShown } from '../attachments/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import type { FileDeps } from '../platform/file-store.ts';
import { postIdOf, posts, topics } from '../spaces/index.ts';
import { look } from './look.ts';

/** A file that hangs on a post of a circle that is open to this person. */
export const readFile = (deps: FileDeps, actor: Actor, entryId: string, attachmentId: string) =>
  look(
    deps,
    actor,
    entryId,
    async (tx, { spaceId }) => {
      const shown = await findShown({ ...deps, db: tx }, attachmentId);
      const postId = shown && postIdOf(shown.file.subject);
      const place = postId && (await findPlace(tx, spaceId, postId));
      return place ? { ...place, look: 'file' as const, attachmentId, shown } : undefined;
    },
    async (_tx, _entry, { shown }) => shown,
  );

/** The topic of a post that stands, in a topic of the circle that still stands. */
async function findPlace(db: Db, spaceId: string, postId: string) {
  const [place] = await db
    .select({ topicId: posts.topicId })
    .from(posts)
    .innerJoin(topics, eq(topics.id, posts.topicId))
    .where(
      and(
        eq(posts.id, postId),
        eq(topics.spaceId, spaceId),
        isNull(posts.removedAt),
        isNull(topics.deletedAt),
      ),
    );
  return place;
}
