import { sql } from 'drizzle-orm';
import type { Deps } from '../platform/deps.ts';
import { admissions, memberships } from '../spaces/index.ts';
import { announce } from './announce.ts';

/** Says to the facilitators of a space that somebody waits to come in, where somebody still does. */
export async function tellOfRequests(deps: Deps, spaceId: string): Promise<void> {
  const waits = sql`exists (select from ${admissions} where ${admissions.spaceId} = ${spaceId}
    and ${admissions.kind} = 'asked' and ${admissions.declinedAt} is null)`;
  const facilitators = sql`select ${memberships.personId} from ${memberships}
    where ${memberships.spaceId} = ${spaceId} and ${memberships.role} = 'facilitator' and ${waits}`;
  await deps.db.transaction((tx) => announce(tx, facilitators, deps.now()));
  deps.ring();
}
