import { sql } from 'drizzle-orm';
import type { Db } from '../db.ts';
import { outbox } from '../events.ts';

/** Something that happened, as it stands in the outbox, and the relay's round in which it was numbered. */
export type Logged = { round: number; type: string; data: unknown };

/**
 * What happened after a round of the relay, round by round and each of them whole: for whoever follows everything, and
 * keeps up by itself how far it has come. Rounds are committed one after the other, so nothing is stepped over.
 *
 * @param limit  so many events at least, if there are; the last round may bring a few hundred more
 */
export async function readLog(db: Db, after: number, limit: number): Promise<Logged[]> {
  const { rows } = await db.execute<Omit<Logged, 'round'> & { round: string }>(sql`
    select relay_round as round, type, data from ${outbox}
     where relay_round > ${after}::bigint order by relay_round fetch first (${limit}) rows with ties`);
  return rows.map((row) => ({ ...row, round: Number(row.round) }));
}
