import { sql } from 'drizzle-orm';
import type { Db } from '../db.ts';
import { jobPeriods, type OwedKey, owedJobs } from './owed-jobs.ts';

/** How long a queue is trusted to still hold a job, seconds, before the job is put in once more. */
export const trustSeconds = 20;

/**
 * Jobs that may have fallen out of the queues: never put in, or long ago. All by the clock of PostgreSQL.
 *
 * @param jobs  the names this process knows; others belong to another version of Hallway
 */
export async function findUnqueued(
  db: Db,
  jobs: readonly string[],
  limit: number,
): Promise<OwedKey[]> {
  const { rows } = await db.execute<OwedKey>(sql`
    select job, id from ${owedJobs}
     where parked_at is null and job = any(${sql.param(jobs)}::text[])
       and coalesce(enqueued_at, owed_at + make_interval(secs => ${trustSeconds - 2}))
           < now() - make_interval(secs => ${trustSeconds})
     order by enqueued_at nulls first, owed_at limit ${limit}`);
  return rows;
}

export async function markEnqueued(db: Db, keys: readonly OwedKey[]): Promise<void> {
  if (keys.length === 0) return;
  const jobs = sql.param(keys.map(({ job }) => job));
  const ids = sql.param(keys.map(({ id }) => id));
  await db.execute(sql`
    update ${owedJobs} set enqueued_at = now()
      from unnest(${jobs}::text[], ${ids}::text[]) as queued (job, id)
     where owed_jobs.job = queued.job and owed_jobs.id = queued.id`);
}

/**
 * Makes scheduled jobs owed whose time has come, each period once, whichever process looks first. A job seen for the
 * first time is owed at once. Periods are counted by the clock of PostgreSQL.
 */
export async function oweDue(
  db: Db,
  schedule: readonly { job: string; everyMs: number }[],
): Promise<OwedKey[]> {
  if (schedule.length === 0) return [];
  const jobs = sql.param(schedule.map(({ job }) => job));
  const every = sql.param(schedule.map(({ everyMs }) => everyMs));
  const { rows } = await db.execute<OwedKey>(sql`
    with current as (
      select job, every, floor(extract(epoch from now()) * 1000 / every)::bigint as period
        from unnest(${jobs}::text[], ${every}::bigint[]) as schedule (job, every)
    ), due as (
      insert into ${jobPeriods} (job, period)
      select job, current.period from current left join ${jobPeriods} seen using (job)
       where seen.period is null or seen.period < current.period
      on conflict (job) do update set period = excluded.period
        where ${jobPeriods}.period < excluded.period
      returning job, period
    )
    insert into ${owedJobs} (job, id, owed_at)
    select job, 'at-' || due.period, to_timestamp(due.period * every / 1000.0)
      from due join current using (job)
    on conflict do nothing
    returning job, id`);
  return rows;
}
