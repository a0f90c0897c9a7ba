import type { BusMessage } from '../bus-message.ts';
import type { OwedKey } from '../jobs/owed-jobs.ts';

/** The relay's own connection. It holds the lock, so that a relay which has lost the lock can do nothing more. */
export type RelaySession = {
  query<Row>(statement: {
    name: string;
    text: string;
    values: unknown[];
  }): Promise<{ rows: Row[]; rowCount: number | null }>;
};

/** Which job waits on which type of event, a pair for each, and whether it takes the events of a round together. */
export type Listening = readonly { type: string; job: string; together?: boolean }[];

/** Events of one round or more: what to publish, in the order of each subject, and what to enqueue. */
export type Batch = {
  size: number;
  /** The last round in it; 0 when it is empty. */
  last: number;
  messages: BusMessage[];
  owed: OwedKey[];
};

type Row = {
  id: string;
  type: string;
  time: Date;
  data: unknown;
  round: string;
  subject: string | null;
  sequence: number | null;
  jobs: string[] | null;
};

const numbering = `
with batch as materialized (
  select id, position, type, subjects, time, data from outbox where relay_round is null order by position limit $1
), progress as (
  update relay_progress set given = given + (exists (select from batch))::int, handed_on = greatest(handed_on, $4)
   where handed_on < $4 or exists (select from batch)
  returning given as round
), given as (
  update outbox set relay_round = progress.round from progress
   where outbox.id = any (array (select id from batch)) -- by its key, whatever the planner believes of its size
), placed as (
  select batch.id, named.subject,
         row_number() over (partition by named.subject order by batch.position) as nth
    from batch cross join lateral (select distinct unnest(batch.subjects) as subject) named
), heads as (
  insert into subject_heads (subject, head)
  select subject, count(*) from placed group by subject
  on conflict (subject) do update set head = subject_heads.head + excluded.head
  returning subject, head
), numbers as (
  insert into subject_numbers (subject, sequence, event_id)
  select placed.subject, heads.head - count(*) over (partition by placed.subject) + placed.nth, placed.id
    from placed join heads using (subject)
  returning subject, sequence, event_id
), owed as (
  insert into owed_jobs (job, id, event_id)
  select job, id, id from (
    select listening.job, together, batch.id, row_number() over (partition by listening.job order by position) as nth
      from batch join unnest($2::text[], $3::text[], $5::boolean[]) as listening (type, job, together) using (type)
  ) waiting where not together or nth = 1 -- the first stands for all of the round
  on conflict do nothing
  returning job, event_id
)
select batch.id, batch.type, batch.time, batch.data, progress.round, numbers.subject, numbers.sequence, waiting.jobs
  from batch cross join progress
  left join numbers on numbers.event_id = batch.id
  left join (select event_id, array_agg(job) as jobs from owed group by event_id) waiting on waiting.event_id = batch.id
 order by numbers.subject, numbers.sequence`;

/**
 * Gives committed events their next number on each subject they name, and writes down which jobs they make owed and how
 * far the relay had come before. One statement and so one transaction: all of it is committed when this resolves, or
 * nothing.
 *
 * @param handedOn  the last round that was handed on
 * @param limit     the most events to number
 */
export async function numberEvents(
  session: RelaySession,
  listening: Listening,
  handedOn: number,
  limit: number,
): Promise<Batch> {
  const types = listening.map(({ type }) => type);
  const jobs = listening.map(({ job }) => job);
  const together = listening.map((one) => one.together ?? false);
  const values = [limit, types, jobs, handedOn, together];
  const { rows } = await session.query<Row>({ name: 'relay-number', text: numbering, values });
  return batchOf(rows);
}

const waiting = `
with batch as materialized (
  select id, type, time, data, relay_round as round from outbox
   where relay_round > $1 order by relay_round fetch first $2 rows with ties
), numbers as materialized (
  select subject, sequence, event_id from subject_numbers where event_id = any (array (select id from batch))
), owed as materialized (
  select event_id, array_agg(job) as jobs from owed_jobs
   where event_id = any (array (select id from batch)) and enqueued_at is null group by event_id
)
select batch.*, numbers.subject, numbers.sequence, owed.jobs
  from batch left join numbers on numbers.event_id = batch.id left join owed on owed.event_id = batch.id
 order by numbers.subject, numbers.sequence`;

/** Numbered events of later rounds than one: what this relay, or an earlier one, did not get handed on. Rounds stay whole. */
export async function findBatch(
  session: RelaySession,
  handedOn: number,
  limit: number,
): Promise<Batch> {
  const values = [handedOn, limit];
  const { rows } = await session.query<Row>({ name: 'relay-waiting', text: waiting, values });
  return batchOf(rows);
}

function batchOf(rows: readonly Row[]): Batch {
  const ids = new Set<string>();
  const batch: Batch = { size: 0, last: 0, messages: [], owed: [] };
  for (const { id, type, time, data, round, subject, sequence, jobs } of rows) {
    if (!ids.has(id)) batch.owed.push(...(jobs ?? []).map((job) => ({ job, id })));
    ids.add(id);
    batch.last = Math.max(batch.last, Number(round));
    if (subject === null || sequence === null) continue; // nobody watches it: it only makes jobs owed
    batch.messages.push({ id, type, time: time.toISOString(), subject, sequence, data });
  }
  batch.size = ids.size;
  return batch;
}

/** How far the relays before this one came. */
export async function readProgress(
  session: RelaySession,
): Promise<{ given: number; handedOn: number }> {
  const { rows } = await session.query<{ given: string; handed_on: string }>({
    name: 'relay-progress',
    text: 'select given, handed_on from relay_progress',
    values: [],
  });
  const [progress] = rows;
  if (!progress) throw new Error('The row of relay_progress is missing');
  return { given: Number(progress.given), handedOn: Number(progress.handed_on) };
}

/** Writes down how far the relay has come, when no further numbering will. */
export async function keepProgress(session: RelaySession, handedOn: number): Promise<void> {
  const text = 'update relay_progress set handed_on = $1 where handed_on < $1';
  await session.query({ name: 'relay-handed-on', text, values: [handedOn] });
}

/** Marks jobs as being in their queues. */
export async function markQueued(session: RelaySession, queued: readonly OwedKey[]): Promise<void> {
  if (queued.length === 0) return;
  const text = `
    update owed_jobs set enqueued_at = now() from unnest($1::text[], $2::text[]) as queued (job, id)
     where owed_jobs.job = queued.job and owed_jobs.id = queued.id`;
  const values = [queued.map(({ job }) => job), queued.map(({ id }) => id)];
  await session.query({ name: 'relay-queued', text, values });
}
