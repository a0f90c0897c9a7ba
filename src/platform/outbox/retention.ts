import { sql } from 'drizzle-orm';
import type { Db } from '../db.ts';
import { outbox, relayProgress, subjectNumbers } from '../events.ts';
import { owedJobs } from '../jobs/owed-jobs.ts';

/** For how long events can be replayed, and parked jobs be looked at, days. */
export const keptDays = 30;

const slice = 2_000;

/**
 * Removes events that were handed on and are older than they are kept, a slice at a time so that nobody waits behind
 * it. Their numbers and parked jobs go with them; the heads stay. An event with a job still owed is kept. Goes by the
 * ids, which rise with time, and ends where nothing is old any more.
 *
 * @returns how many went
 */
export async function forgetEvents(db: Db, signal: AbortSignal): Promise<number> {
  let gone = 0;
  let after: string | null = beforeTheFirst;
  while (after !== null) {
    signal.throwIfAborted();
    const { rows }: { rows: Slice[] } = await db.execute<Slice>(sql`
      with slice as materialized (
        select id, relay_round, time < now() - make_interval(days => ${keptDays}) as old
          from ${outbox} where id > ${after} order by id limit ${slice}
      ), gone as (
        delete from ${outbox} where id in (
          select id from slice
           where old and relay_round <= (select handed_on from ${relayProgress})
             and not exists (select from ${owedJobs} owed where owed.event_id = slice.id and owed.parked_at is null))
        returning id
      ), numbers as (
        delete from ${subjectNumbers} where event_id in (select id from gone)
      )
      select (select count(*)::int from gone) as gone,
             (select id from slice where exists (select from slice where old) order by id desc limit 1) as next`);
    gone += rows[0]?.gone ?? 0;
    after = rows[0]?.next ?? null;
  }
  return gone;
}

const beforeTheFirst = '00000000-0000-0000-0000-000000000000';
type Slice = { gone: number; next: string | null };

export async function forgetParked(db: Db): Promise<number> {
  const old = sql`parked_at < now() - make_interval(days => ${keptDays})`;
  const { rowCount } = await db.delete(owedJobs).where(old);
  return rowCount ?? 0;
}
