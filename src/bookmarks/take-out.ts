import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { bookmarksChanged } from './events.ts';
import { isOf, type What } from './queries.ts';
import { bookmarks } from './tables.ts';

/** Takes out what someone saved, whether or not they may read it still; what is not there is taken out already. */
export async function takeOut(deps: Deps, { personId }: Actor, what: What): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const { rowCount } = await tx.delete(bookmarks).where(isOf(tx, personId, what));
    if (rowCount) await record(tx, bookmarksChanged, { personId }, deps.now());
  });
}
