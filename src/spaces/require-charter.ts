import { eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { notFound, type Problem } from '../platform/problem.ts';
import { findCharter } from './charters.ts';
import { mayReadPost, mayReadTopic, type Standing } from './policy.ts';
import { charterNotAccepted } from './rules.ts';
import { posts, type Space, spaces } from './tables.ts';
import { findTopic, type HeldTopic } from './topic-queries.ts';

type Owing = Pick<Standing, 'owesCharter'> & { space: Pick<Space, 'id'> };

/** @throws `charter-not-accepted`, with the charter, for a member who has not accepted it as it is now */
export async function requireCharter(db: Db, { owesCharter, space }: Owing): Promise<void> {
  if (owesCharter) throw await askForCharter(db, space.id);
}

async function askForCharter(db: Db, spaceId: string): Promise<Problem> {
  const { id, charterVersion } = spaces;
  const [space] = await db.select({ id, charterVersion }).from(spaces).where(eq(id, spaceId));
  const charter = space && (await findCharter(db, space));
  return charterNotAccepted(undefined, { charter });
}

/**
 * Why a topic is not open to someone: there is nothing here; or, where it would be theirs to read, the charter waits for
 * them. Asked only when they are refused, so it costs who may read nothing.
 */
export async function whyNotTopic(db: Db, found: HeldTopic | undefined): Promise<Problem> {
  if (!found?.standing.owesCharter) return notFound();
  const { standing, topic } = found;
  const open = mayReadTopic({ ...standing, owesCharter: false }, topic);
  return open ? askForCharter(db, standing.space.id) : notFound();
}

/** Why a post is not open to someone, as `whyNotTopic` says it. */
export async function whyNotPost(db: Db, actor: Actor, postId: string): Promise<Problem> {
  const [post] = await db.select().from(posts).where(eq(posts.id, postId));
  if (!post) return notFound();
  const found = await findTopic(db, actor, post.topicId);
  if (!found?.standing.owesCharter) return notFound();
  const { standing } = found;
  const open = mayReadPost({ ...standing, owesCharter: false }, post);
  return open ? askForCharter(db, standing.space.id) : notFound();
}
