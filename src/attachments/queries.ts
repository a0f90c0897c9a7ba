import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db, Tx } from '../platform/db.ts';
import { type Attachment, attachments } from './tables.ts';

/** A file that can be shown: all of it is there, and it is still somebody's. */
const whole = and(isNotNull(attachments.storedAt), isNull(attachments.purgeAfter));

export async function findFile(db: Db, id: string): Promise<Attachment | undefined> {
  const [found] = await db
    .select()
    .from(attachments)
    .where(and(eq(attachments.id, id), whole));
  return found;
}

export const findOwnFiles = (
  db: Db,
  ownerId: string,
  ids: readonly string[],
): Promise<Attachment[]> =>
  db
    .select()
    .from(attachments)
    .where(and(inArray(attachments.id, [...ids]), eq(attachments.ownerId, ownerId), whole));

/** Holds files until the transaction ends, so that of those who want one, one gets it. */
export const holdFiles = (tx: Tx, ids: readonly string[]): Promise<Attachment[]> =>
  tx
    .select()
    .from(attachments)
    .where(and(inArray(attachments.id, [...ids]), whole))
    .orderBy(asc(attachments.id))
    .for('update');

/**
 * What someone's files take, those on their way included, and those that nobody is shown any more until they are gone: the
 * row goes after the bytes, so this is never less than what lies there.
 */
export async function usedBy(db: Db, ownerId: string): Promise<number> {
  const [row] = await db
    .select({
      bytes: sql<number>`coalesce(sum(${attachments.bytes} + coalesce(${attachments.previewBytes}, 0)), 0)::float8`,
    })
    .from(attachments)
    .where(eq(attachments.ownerId, ownerId));
  return row?.bytes ?? 0;
}

/** One person's uploads take turns where their room is counted. */
export const holdRoom = (tx: Tx, ownerId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`attachments/${ownerId}`}, 0))`);
