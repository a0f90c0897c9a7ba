import { eq, type SQL, sql } from 'drizzle-orm';
import { persons } from '../people/index.ts';
import type { Tx } from '../platform/db.ts';
import { record } from '../platform/events.ts';
import { personSubject } from '../spaces/index.ts';
import { notificationsMade, type notificationsSettled } from './events.ts';
import { isQuiet, localTime } from './rules.ts';
import { quietHours } from './tables.ts';

type Told = {
  personId: string;
  timeZone: string;
  from: number | null;
  until: number | null;
  weekends: boolean;
};

/**
 * Makes notifications, and announces them to whom it is not a quiet hour for.
 *
 * @param made  the statement that makes them; it returns `person_id`
 * @param kind  what they hear, where that is not that there is something new
 */
export async function announce(
  tx: Tx,
  made: SQL,
  now: Date,
  kind: typeof notificationsMade | typeof notificationsSettled = notificationsMade,
): Promise<void> {
  const { rows } = await tx.execute<Told>(sql`
    with made as (${made})
    select ${persons.id} as "personId", ${persons.timeZone} as "timeZone", ${quietHours.fromHour} as "from",
           ${quietHours.untilHour} as "until", coalesce(${quietHours.weekends}, false) as weekends
      from ${persons} left join ${quietHours} on ${eq(quietHours.personId, persons.id)}
     where ${persons.id} in (select person_id from made)`);
  const awake = rows.filter((told) => !isQuietFor(told, now));
  if (awake.length === 0) return;
  const subjects = awake.map(({ personId }) => personSubject(personId));
  await record(tx, kind, {}, now, subjects);
}

function isQuietFor({ from, until, weekends, timeZone }: Told, now: Date): boolean {
  const hours = from === null || until === null ? null : { from, until };
  return isQuiet({ hours, weekends }, localTime(timeZone, now));
}
