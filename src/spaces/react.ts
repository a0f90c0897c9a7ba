import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { reactionChanged } from './events.ts';
import { isOwn, mayPost, mayReadPost } from './policy.ts';
import { holdPostAlone } from './post-queries.ts';
import { whyNotPost } from './require-charter.ts';
import { checkActive, checkStands, notAMember } from './rules.ts';
import type { reactionKinds } from './schemas.ts';
import { posts, reactions } from './tables.ts';

type Kind = (typeof reactionKinds)[number];

/** Says that a post helped, or that one tried what it says; or takes that back. Saying it twice is saying it once. */
export async function react(
  deps: Deps,
  actor: Actor,
  postId: string,
  kind: Kind,
  given: boolean,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const held = await holdPostAlone(tx, actor, postId);
    if (!held || !mayReadPost(held.standing, held.post)) throw await whyNotPost(tx, actor, postId);
    if (!mayPost(held.standing)) throw notAMember();
    checkActive(held.standing.space);
    checkStands(held.post);

    const at = deps.now();
    const { personId } = actor;
    const changed = given
      ? await give(tx, { postId, personId, kind, at })
      : await takeBack(tx, { postId, personId, kind });
    if (!changed) return;
    const step = given ? 1 : -1;
    const column = kind === 'helped' ? posts.helpedCount : posts.triedItCount;
    const count = sql`${column} + ${step}`;
    const set = kind === 'helped' ? { helpedCount: count } : { triedItCount: count };
    await tx.update(posts).set(set).where(eq(posts.id, postId));
    const { id: topicId, spaceId } = held.topic;
    const { authorId } = held.post;
    const by = isOwn(actor, held.standing, held.post) ? authorId : personId;
    const event = { spaceId, topicId, postId, authorId, personId: by, kind };
    await record(tx, reactionChanged, event, at);
  });
}

type Reaction = { postId: string; personId: string; kind: Kind };

async function give(tx: Tx, reaction: Reaction & { at: Date }): Promise<boolean> {
  const made = await tx.insert(reactions).values(reaction).onConflictDoNothing().returning();
  return made.length > 0;
}

async function takeBack(tx: Tx, { postId, personId, kind }: Reaction): Promise<boolean> {
  const theirs = and(
    eq(reactions.postId, postId),
    eq(reactions.personId, personId),
    eq(reactions.kind, kind),
  );
  return (await tx.delete(reactions).where(theirs).returning()).length > 0;
}
