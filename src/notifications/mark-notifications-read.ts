import { and, eq, inArray, isNull, lte, type SQL } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { notFound } from '../platform/problem.ts';
import { notificationsRead } from './events.ts';
import { countUnread, findToldPosts } from './queries.ts';
import type { NotificationCount } from './schemas.ts';
import { notifications } from './tables.ts';

/**
 * Someone knows of all that they were told. Their read marks stay where they are: the posts were not read by that.
 *
 * @param through  what came later stays unread
 */
export async function markAllNotificationsRead(
  deps: Deps,
  { personId }: Actor,
  through: Date | undefined,
): Promise<NotificationCount> {
  const now = deps.now();
  return deps.db.transaction((tx) =>
    markRead(tx, personId, lte(notifications.at, through ?? now), now),
  );
}

/** Someone knows of what they were told of one conversation, or of a circle. */
export async function markNotificationRead(
  deps: Deps,
  { personId }: Actor,
  group: string,
): Promise<NotificationCount> {
  return deps.db.transaction(async (tx) => {
    const told = await findToldPosts(tx, personId, group);
    if (told.length === 0) throw notFound();
    return markRead(tx, personId, inArray(notifications.postId, told), deps.now());
  });
}

async function markRead(tx: Tx, personId: string, which: SQL, now: Date) {
  const theirs = and(eq(notifications.personId, personId), isNull(notifications.readAt), which);
  const { rowCount } = await tx.update(notifications).set({ readAt: now }).where(theirs);
  if (rowCount) await record(tx, notificationsRead, { personId }, now);
  return { unread: await countUnread(tx, personId) };
}
