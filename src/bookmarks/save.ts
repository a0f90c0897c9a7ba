import { eq, ne } from 'drizzle-orm';
import { blockedIds } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { forbidden } from '../platform/problem.ts';
import { checkStands, findPost, requireTopic, whyNotPost } from '../spaces/index.ts';
import { bookmarksChanged } from './events.ts';
import { findBookmark, type What } from './queries.ts';
import { bookmarks } from './tables.ts';

/**
 * Saves a post or a topic for oneself; twice is once, and changes the note.
 *
 * @param note  undefined leaves it as it is
 * @throws      `not-found`, `charter-not-accepted`; `forbidden` across a block, where it could not be shown again;
 *              `post-removed`
 */
export async function save(deps: Deps, actor: Actor, what: What, note?: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await requireReadable(tx, actor, what);
    const { personId } = actor;
    const at = deps.now();
    const known = await findBookmark(tx, personId, what);
    const changed = known
      ? note !== undefined && note !== known.note && (await rewrite(tx, known.id, note))
      : await add(tx, { personId, savedAt: at, ...what }, note);
    if (changed) await record(tx, bookmarksChanged, { personId }, at);
  });
}

async function requireReadable(tx: Tx, actor: Actor, what: What): Promise<void> {
  if ('postId' in what) {
    const found = await findPost(tx, actor, what.postId);
    if (!found) throw await whyNotPost(tx, actor, what.postId);
    if (found.collapsed) throw forbidden();
    return checkStands(found.post);
  }
  const { topic } = await requireTopic(tx, actor, what.topicId);
  const blocked = await blockedIds(tx, actor.personId);
  if (blocked.has(topic.authorId)) throw forbidden();
}

async function rewrite(tx: Tx, id: string, note: string): Promise<boolean> {
  const { rowCount } = await tx.update(bookmarks).set({ note }).where(eq(bookmarks.id, id));
  return rowCount === 1;
}

/** @returns  false where another request of the same moment has saved it */
async function add(
  tx: Tx,
  row: { personId: string; savedAt: Date } & What,
  note: string | undefined,
): Promise<boolean> {
  const wish = tx.insert(bookmarks).values({ ...row, note: note ?? '' });
  const of = 'postId' in row ? bookmarks.postId : bookmarks.topicId;
  const target = [bookmarks.personId, of];
  const kept =
    note === undefined
      ? await wish.onConflictDoNothing({ target })
      : await wish.onConflictDoUpdate({
          target,
          set: { note },
          setWhere: ne(bookmarks.note, note),
        });
  return kept.rowCount === 1;
}
