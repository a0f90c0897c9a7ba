import { sql } from 'drizzle-orm';
import type { Deps } from '../platform/deps.ts';
import { admissions, memberships } from '../spaces/index.ts';
import { announce } from './announce.ts';
import { notificationsMade, notificationsSettled } from './events.ts';

/**
 * Says to the facilitators of a space that somebody new waits to come in, where somebody still does; or, when one has an
 * answer or waits no more, that there may be less to look at.
 *
 * @param asked  whether somebody came who did not wait before
 */
export async function tellOfRequests(
  deps: Deps,
  { spaceId, asked }: { spaceId: string; asked: boolean },
): Promise<void> {
  const facilitators = sql`select ${memberships.personId} from ${memberships}
    where ${memberships.spaceId} = ${spaceId} and ${memberships.role} = 'facilitator'`;
  const waits = sql`exists (select from ${admissions} where ${admissions.spaceId} = ${spaceId}
    and ${admissions.kind} = 'asked' and ${admissions.declinedAt} is null)`;
  const now = deps.now();
  await deps.db.transaction((tx) =>
    asked
      ? announce(tx, sql`${facilitators} and ${waits}`, now, notificationsMade)
      : announce(tx, facilitators, now, notificationsSettled),
  );
  deps.ring();
}
