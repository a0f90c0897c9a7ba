import { and, asc, eq, inArray, isNull, lt, lte, notExists, sql } from 'drizzle-orm';
import { persons } from '../people/index.ts';
import type { Db } from '../platform/db.ts';
import type { FileDeps } from '../platform/file-store.ts';
import { dropAbandoned } from '../platform/files/receive.ts';
import { waitedSince } from './rules.ts';
import { attachments } from './tables.ts';
import { previewKey, storedKey } from './views.ts';

const atOnce = 100;

/** Removes what waited a day to be attached, what was taken down a month ago, and all of people who are no longer here. */
export async function sweepFiles(deps: FileDeps): Promise<void> {
  const { db, files } = deps;
  const now = deps.now();
  await endUnattached(db, now);
  await endOfFormerMembers(db, now);
  for (;;) {
    const ended = await db
      .select({ id: attachments.id })
      .from(attachments)
      .where(lte(attachments.purgeAfter, now))
      .orderBy(asc(attachments.purgeAfter), asc(attachments.id))
      .limit(atOnce);
    const ids = ended.map(({ id }) => id);
    if (ids.length > 0) await dropFiles(deps, ids);
    if (ids.length < atOnce) break;
  }
  await dropAbandoned(files.incoming, waitedSince(now));
}

/** The bytes before the rows: what has a row is found again, and counts until then. */
export async function dropFiles({ db, files }: FileDeps, ids: readonly string[]): Promise<void> {
  await files.remove(ids.flatMap((id) => [storedKey(id), previewKey(id)]));
  await db.delete(attachments).where(inArray(attachments.id, [...ids]));
}

/** Marked first and removed after: what is being attached at this moment is not marked any more. */
const endUnattached = (db: Db, now: Date) =>
  db
    .update(attachments)
    .set({ purgeAfter: now })
    .where(
      and(
        isNull(attachments.subject),
        isNull(attachments.purgeAfter),
        lt(attachments.createdAt, waitedSince(now)),
      ),
    );

const endOfFormerMembers = (db: Db, now: Date) => {
  const owner = db.select({ one: sql`1` }).from(persons).where(eq(persons.id, attachments.ownerId));
  return db.update(attachments).set({ purgeAfter: now }).where(notExists(owner));
};
