import { sql } from 'drizzle-orm';
import type { Happened, Live, Subject } from './types.ts';

const batch = 100;
const mostShared = 64;

/** The last number given on each of the subjects; one without events is absent. One query, however many. */
export async function readHeads(live: Live, names: string[]): Promise<Map<string, number>> {
  const { rows } = await live.turns(() =>
    live.deps.db.execute<{ subject: string; head: number }>(
      sql`select subject, head from subject_heads where subject = any(${sql.param(names)}::text[])`,
    ),
  );
  return new Map(rows.map(({ subject, head }) => [subject, head]));
}

type Row = { id: string; type: string; time: string; sequence: number; data: unknown };

/** What happened on a subject after a number, in order, the next hundred of it. */
export async function readAfter(live: Live, subject: Subject, after: number): Promise<Happened[]> {
  const { name } = subject;
  const { rows } = await live.turns(() =>
    live.deps.db.execute<Row>(sql`
      select o.id, o.type, o.data, n.sequence,
             to_char(o.time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as time
      from subject_numbers n join outbox o on o.id = n.event_id
      where n.subject = ${name} and n.sequence > ${after}
      order by n.sequence limit ${batch}`),
  );
  return rows.map((row) => ({ ...row, subject: name }));
}

/** The same for replays: sockets that come back together share one reading. */
export function readAfterTogether(
  live: Live,
  subject: Subject,
  after: number,
): Promise<Happened[]> {
  const known = subject.replays.get(after);
  if (known) return known;
  if (subject.replays.size >= mostShared) subject.replays.clear(); // whoever asks from everywhere shares nothing
  const reading = readAfter(live, subject, after);
  subject.replays.set(after, reading);
  reading.catch(() => subject.replays.delete(after));
  return reading;
}
